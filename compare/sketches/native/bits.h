/* What a processor can do beyond standard C, where it is known. */
#ifndef STORY_COMPARE_BITS_H
#define STORY_COMPARE_BITS_H

#include <stdint.h>

/* With STORY_COMPARE_PORTABLE nothing but standard C is used: what other processors and compilers get, to be tested here. */
#ifndef STORY_COMPARE_PORTABLE
#if defined(__SSE2__) || defined(_M_X64)
#include <emmintrin.h>
#define BLOCKS 1
#endif
#if defined(_MSC_VER) && defined(_M_X64)
#include <intrin.h>
#endif
#endif

/* The place of the lowest bit that is set; there has to be one. */
static inline unsigned lowest(uint64_t bits)
{
#if defined(STORY_COMPARE_PORTABLE) || !(defined(__GNUC__) || defined(_M_X64))
    unsigned place = 0;
    for (unsigned half = 32; half; half /= 2)
        if (!(bits << (64 - half - place) >> (64 - half))) /* none among the `half` bits from `place` on */
            place += half;
    return place;
#elif defined(__GNUC__)
    return (unsigned)__builtin_ctzll(bits);
#else
    unsigned long place;
    _BitScanForward64(&place, bits);
    return place;
#endif
}

#endif
