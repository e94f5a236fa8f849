/* Runs of tokens -> shingle hashes -> the least value that each of many hash functions takes over them (MinHash, Broder 1997).

   These two loops are built once for each instruction set that is worth it; which ones run is chosen when the module is loaded. */
#ifndef STORY_COMPARE_MINIMA_H
#define STORY_COMPARE_MINIMA_H

#include <stddef.h>
#include <stdint.h>

#ifdef _MSC_VER
#define RESTRICT __restrict /* MSVC has C11's only when asked to */
#else
#define RESTRICT restrict
#endif

#define LANES 16 /* functions looked after at once; their number is a multiple of it */

static inline uint32_t mix32(uint32_t x) /* MurmurHash3's 32-bit finaliser, Appleby 2011 */
{
    x = (x ^ x >> 16) * UINT32_C(0x85EBCA6B);
    x = (x ^ x >> 13) * UINT32_C(0xC2B2AE35);
    return x ^ x >> 16;
}

static inline uint64_t finalise(uint64_t x) /* MurmurHash3, Appleby 2011 */
{
    x = (x ^ x >> 33) * UINT64_C(0xFF51AFD7ED558CCD);
    x = (x ^ x >> 33) * UINT64_C(0xC4CEB9FE1A85EC53);
    return x ^ x >> 33;
}

/* Make runs shingle hashes, in place, and write the upper half of each, mixed, to `narrow`. */
typedef void Finish(uint64_t *run, size_t runs, uint32_t *narrow);

#define FINISH(NAME, TARGET)                                                                                          \
    TARGET static void NAME(uint64_t *RESTRICT run, size_t runs, uint32_t *RESTRICT narrow)                           \
    {                                                                                                                 \
        for (size_t i = 0; i < runs; i++) {                                                                           \
            run[i] = finalise(run[i]);                                                                                \
            narrow[i] = mix32((uint32_t)(run[i] >> 32));                                                              \
        }                                                                                                             \
    }

typedef void Minima(const uint32_t *value, size_t values, const uint32_t *factor, const uint32_t *offset, uint32_t *least,
                    size_t functions);

#define MINIMA(NAME, TARGET)                                                                                          \
    TARGET static void NAME(const uint32_t *RESTRICT value, size_t values, const uint32_t *RESTRICT factor,           \
                            const uint32_t *RESTRICT offset, uint32_t *RESTRICT least, size_t functions)              \
    {                                                                                                                 \
        for (size_t first = 0; first < functions; first += LANES) {                                                   \
            uint32_t a[LANES], b[LANES], m[LANES];                                                                    \
            for (int j = 0; j < LANES; j++) {                                                                         \
                a[j] = factor[first + j];                                                                             \
                b[j] = offset[first + j];                                                                             \
                m[j] = UINT32_MAX;                                                                                    \
            }                                                                                                         \
            for (size_t i = 0; i < values; i++)                                                                       \
                for (int j = 0; j < LANES; j++) {                                                                     \
                    uint32_t h = a[j] * value[i] + b[j];                                                              \
                    m[j] = h < m[j] ? h : m[j];                                                                       \
                }                                                                                                     \
            for (int j = 0; j < LANES; j++)                                                                           \
                least[first + j] = m[j];                                                                              \
        }                                                                                                             \
    }

FINISH(finish_portable, )
MINIMA(minima_portable, )
#if defined(__x86_64__) && defined(__GNUC__) && !defined(STORY_COMPARE_PORTABLE)
#define VARIANTS 1
#define AVX2 __attribute__((target("avx2")))
#define AVX512 __attribute__((target("avx512f,avx512vl,avx512bw,avx512dq")))
FINISH(finish_avx2, AVX2)
MINIMA(minima_avx2, AVX2)
FINISH(finish_avx512, AVX512)
MINIMA(minima_avx512, AVX512)
#endif

typedef struct {
    const char *name;
    Finish *finish;
    Minima *minima;
} Level;

/* The levels that this processor can run, best first; returns how many. */
static inline int levels_here(Level *level)
{
    int n = 0;
#ifdef VARIANTS
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512dq"))
        level[n++] = (Level){"avx512", finish_avx512, minima_avx512};
    if (__builtin_cpu_supports("avx2"))
        level[n++] = (Level){"avx2", finish_avx2, minima_avx2};
#endif
    level[n++] = (Level){"portable", finish_portable, minima_portable};
    return n;
}

#endif
