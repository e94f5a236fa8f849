/* Python's door to the kernel: texts -> sketches, shingle sets, pairs in buckets, common shingles.

   Every array is a buffer of the caller's whose type, length and alignment are checked here, before anything is written. The
   texts are held while the interpreter's lock is released. Arrays may change under us then, by another thread or because the
   caller gave one array twice: that may spoil results, but no number is used as a place in memory that was not checked since
   it was read. oracle.py gives the same bytes, slower; it tells what each function does. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "native/joining.h"
#include "native/lending.h"
#include "native/minima.h"
#include "native/shingles.h"
#include "native/sorting.h"
#include "native/words.h"

static Alphabet alphabet;
static Level levels[3];
static int level_count;

/* -- texts --------------------------------------------------------------------------------------------------------- */

/* The texts first .. last - 1 of a list of strings or of UTF-8 with offsets, held so that the lock may be released. */
typedef struct {
    Text *text;
    PyObject **held; /* the strings; NULL for UTF-8 */
    size_t count;
    Py_buffer data, offsets;
} Pile;

static void close_pile(Pile *pile)
{
    if (pile->held)
        for (size_t i = 0; i < pile->count; i++)
            Py_XDECREF(pile->held[i]);
    PyMem_Free(pile->held);
    PyMem_Free(pile->text);
    release(&pile->data, 1);
    release(&pile->offsets, 1);
}

static Text text_of(PyObject *string)
{
    Text text = {PyUnicode_DATA(string), (size_t)PyUnicode_GET_LENGTH(string), (int)PyUnicode_KIND(string)};
    return text;
}

static bool hold_strings(Pile *pile, PyObject *list, size_t first)
{
    pile->held = PyMem_Calloc(pile->count + 1, sizeof *pile->held);
    if (!pile->held) {
        PyErr_NoMemory();
        return false;
    }
    for (size_t i = 0; i < pile->count; i++) {
        PyObject *item = PySequence_GetItem(list, (Py_ssize_t)(first + i));
        if (!item)
            return false;
        pile->held[i] = item;
        if (!PyUnicode_Check(item)) {
            PyErr_Format(PyExc_TypeError, "text %zu is a %s, not a string", first + i, Py_TYPE(item)->tp_name);
            return false;
        }
#if PY_VERSION_HEX < 0x030C0000
        if (PyUnicode_READY(item) < 0)
            return false;
#endif
        pile->text[i] = text_of(item);
    }
    return true;
}

static bool hold_bytes(Pile *pile, PyObject *pair, size_t first)
{
    if (!lend(PyTuple_GET_ITEM(pair, 0), &pile->data, 1, 0, false, "data") ||
        !lend(PyTuple_GET_ITEM(pair, 1), &pile->offsets, 8, first + pile->count + 1, false, "offsets"))
        return false;
    const int64_t *offset = (const int64_t *)pile->offsets.buf + first;
    int64_t from = once(offset), to;
    for (size_t i = 0; i < pile->count; i++, from = to) {
        to = once(offset + i + 1);
        if (from < 0 || from > to || to > (int64_t)pile->data.len) {
            PyErr_Format(PyExc_ValueError, "text %zu does not lie within the %zd bytes of data", first + i, pile->data.len);
            return false;
        }
        pile->text[i] = (Text){(const char *)pile->data.buf + from, (size_t)(to - from), 0};
    }
    return true;
}

/* `texts` is a sequence of strings, or a tuple of data and offsets. */
static bool open_pile(Pile *pile, PyObject *texts, Py_ssize_t first, Py_ssize_t last)
{
    memset(pile, 0, sizeof *pile);
    if (first < 0 || last < first) {
        PyErr_Format(PyExc_ValueError, "no texts lie from %zd to %zd", first, last);
        return false;
    }
    pile->count = (size_t)(last - first);
    pile->text = PyMem_Calloc(pile->count + 1, sizeof *pile->text);
    if (!pile->text) {
        PyErr_NoMemory();
        return false;
    }
    bool bytes = PyTuple_Check(texts) && PyTuple_GET_SIZE(texts) == 2 && !PyUnicode_Check(PyTuple_GET_ITEM(texts, 0));
    if (bytes ? hold_bytes(pile, texts, (size_t)first) : hold_strings(pile, texts, (size_t)first))
        return true;
    close_pile(pile);
    return false;
}

/* -- one text: words, tokens, shingles ----------------------------------------------------------------------------- */

typedef struct {
    unsigned char *words;
    uint64_t *token, *shingle;
    uint32_t *narrow;
    size_t words_room, tokens_room;
} Desk; /* memory that one text after the other is worked on in */

static void clear(Desk *desk)
{
    PyMem_RawFree(desk->words);
    PyMem_RawFree(desk->token);
    PyMem_RawFree(desk->shingle);
    PyMem_RawFree(desk->narrow);
}

static bool room_for_words(Desk *desk, size_t size)
{
    if (!size)
        return false;
    if (size <= desk->words_room)
        return true;
    PyMem_RawFree(desk->words);
    desk->words = PyMem_RawMalloc(size);
    desk->words_room = desk->words ? size : 0;
    return desk->words != NULL;
}

static bool room_for_tokens(Desk *desk, size_t tokens)
{
    if (tokens <= desk->tokens_room)
        return true;
    if (tokens > SIZE_MAX / 16)
        return false;
    PyMem_RawFree(desk->token);
    PyMem_RawFree(desk->shingle);
    PyMem_RawFree(desk->narrow);
    desk->token = PyMem_RawMalloc(tokens * sizeof *desk->token);
    desk->shingle = PyMem_RawMalloc(tokens * sizeof *desk->shingle);
    desk->narrow = PyMem_RawMalloc(tokens * sizeof *desk->narrow);
    bool given = desk->token && desk->shingle && desk->narrow;
    desk->tokens_room = given ? tokens : 0;
    return given;
}

typedef enum { FINE, NO_MEMORY, NEEDS_LOWER } Outcome;

typedef bool Each(void *work, Desk *desk, size_t at, size_t tokens, size_t shingles, Digest digest);

typedef struct {
    Keys keys;
    size_t ngram;
    const Level *level;
    Each *each; /* false when memory or room runs out */
    void *work;
    Desk desk;
} Run;

/* Fill the desk with the text's tokens and shingles. */
static Outcome read_text(Run *run, Text text, size_t *tokens, size_t *shingles, Digest *digest)
{
    bool sigma = false;
    Desk *desk = &run->desk;
    if (!room_for_words(desk, words_bound(text)))
        return NO_MEMORY;
    size_t size = words_of(&alphabet, text, desk->words, &sigma);
    if (sigma)
        return NEEDS_LOWER;
    if (!room_for_tokens(desk, size / 2 + 1)) /* a NUL lies between any two */
        return NO_MEMORY;
    *tokens = token_hashes(desk->words, size, run->keys, desk->token, digest);
    *shingles = runs_of(desk->token, *tokens, run->ngram, desk->shingle);
    run->level->finish(desk->shingle, *shingles, desk->narrow);
    return FINE;
}

static Outcome run_one(Run *run, size_t at, Text text)
{
    size_t tokens, shingles;
    Digest digest;
    Outcome outcome = read_text(run, text, &tokens, &shingles, &digest);
    if (outcome == FINE && !run->each(run->work, &run->desk, at, tokens, shingles, digest))
        return NO_MEMORY;
    return outcome;
}

/* Python lower-cases a text that holds a capital sigma, whose lower case depends on its neighbours. */
static Outcome run_lowered(Run *run, Pile *pile, size_t at)
{
    Text text = pile->text[at];
    PyObject *string = pile->held ? Py_NewRef(pile->held[at])
                                  : PyUnicode_DecodeUTF8(text.data, (Py_ssize_t)text.size, "replace");
    PyObject *name = PyUnicode_InternFromString("lower"); /* a name made anew each time would fill Python's cache of methods */
    /* the method of str itself: a subclass may have one of its own, which other texts are not asked for either */
    PyObject *low = string && name ? PyObject_CallMethodOneArg((PyObject *)&PyUnicode_Type, name, string) : NULL;
    Outcome outcome = low ? run_one(run, at, text_of(low)) : NO_MEMORY;
    Py_XDECREF(low);
    Py_XDECREF(name);
    Py_XDECREF(string);
    return outcome;
}

/* Do the work on every text; the lock is held only where Python is needed. False with an error set. */
static bool run_all(Run *run, Pile *pile)
{
    size_t at = 0;
    Outcome outcome = FINE;
    while (at < pile->count && outcome == FINE) {
        Py_BEGIN_ALLOW_THREADS
        while (at < pile->count && (outcome = run_one(run, at, pile->text[at])) == FINE)
            at++;
        Py_END_ALLOW_THREADS
        if (outcome == NEEDS_LOWER)
            outcome = run_lowered(run, pile, at++);
    }
    clear(&run->desk);
    if (outcome != FINE && !PyErr_Occurred())
        PyErr_NoMemory();
    return outcome == FINE;
}

/* -- a list of hashes that grows ----------------------------------------------------------------------------------- */

typedef struct {
    uint64_t *item;
    size_t count, room;
} Hashes;

static bool make_room(Hashes *list, size_t more)
{
    if (list->room - list->count >= more)
        return true;
    if (list->count + more > SIZE_MAX / 32)
        return false;
    size_t room = (list->count + more) * 2;
    uint64_t *item = PyMem_RawRealloc(list->item, room * sizeof *item);
    if (!item)
        return false;
    list->item = item;
    list->room = room;
    return true;
}

static PyObject *as_bytes(const Hashes *list)
{
    return PyBytes_FromStringAndSize((const char *)list->item, (Py_ssize_t)(list->count * sizeof *list->item));
}

/* -- sketch -------------------------------------------------------------------------------------------------------- */

typedef struct {
    Minima *minima;
    uint32_t *factor, *offset, *least; /* of the functions, filled up to whole LANES; `least` is of one text */
    size_t functions, filled, bands, rows;
    uint32_t *signature; /* texts x functions, or NULL */
    uint64_t *key;       /* texts x bands, or NULL */
    uint8_t *print;      /* texts x functions, or NULL */
    Digest *digest;      /* one a text, or NULL */
    uint32_t *tokens;    /* one a text, or NULL */
    uint64_t modulus; /* of the shingles that are sampled; 0 for none */
    Hashes sample;
    uint32_t *samples; /* how many of each text, or NULL */
} Sketch;

static void write_keys(const uint32_t *least, size_t bands, size_t rows, uint64_t *key)
{
    for (size_t b = 0; b < bands; b++) {
        uint64_t mixed = b + 1;
        for (size_t r = 0; r < rows; r++) {
            mixed = (mixed ^ *least++) * MULTIPLIER;
            mixed ^= mixed >> 32;
        }
        key[b] = mixed;
    }
}

static bool sample_text(Sketch *sketch, uint64_t *shingle, size_t shingles, size_t at)
{
    Hashes *sample = &sketch->sample;
    sketch->samples[at] = 0;
    if (!shingles)
        return true;
    if (!make_room(sample, 2 * shingles)) /* room to sort them in, too */
        return false;
    uint64_t *begin = sample->item + sample->count;
    size_t found = 0;
    for (size_t i = 0; i < shingles; i++)
        if (shingle[i] % sketch->modulus == 0)
            begin[found++] = shingle[i];
    sort_plain(begin, begin + found, found);
    found = distinct(begin, found);
    sample->count += found;
    sketch->samples[at] = (uint32_t)found;
    return true;
}

static bool sketch_text(void *work, Desk *desk, size_t at, size_t tokens, size_t shingles, Digest digest)
{
    Sketch *sketch = work;
    sketch->minima(desk->narrow, shingles, sketch->factor, sketch->offset, sketch->least, sketch->filled);
    if (sketch->signature)
        memcpy(sketch->signature + at * sketch->functions, sketch->least, sketch->functions * sizeof *sketch->least);
    if (sketch->key)
        write_keys(sketch->least, sketch->bands, sketch->rows, sketch->key + at * sketch->bands);
    if (sketch->print)
        for (size_t i = 0; i < sketch->functions; i++)
            sketch->print[at * sketch->functions + i] = (uint8_t)sketch->least[i];
    if (sketch->digest)
        sketch->digest[at] = digest;
    if (sketch->tokens)
        sketch->tokens[at] = tokens < UINT32_MAX ? (uint32_t)tokens : UINT32_MAX;
    return !sketch->modulus || sample_text(sketch, desk->shingle, shingles, at);
}

enum { FACTORS, OFFSETS, SIGNATURES, KEYS, PRINTS, DIGESTS, TOKENS, SAMPLES, ARRAYS };

/* Lend all arrays of a sketch; those that may be None stay empty. */
static bool lend_arrays(PyObject *const *array, Py_buffer *view, size_t count, const Sketch *sketch)
{
    const struct {
        const char *name;
        size_t size, each;
        bool needed;
    } wanted[ARRAYS] = {
        {"factors", 4, 0, true},      {"offsets", 4, 0, true},  {"signatures", 4, sketch->functions, false},
        {"keys", 8, sketch->bands, false}, {"prints", 1, sketch->functions, false}, {"digests", 8, 2, false},
        {"tokens", 4, 1, false},      {"samples", 4, 1, sketch->modulus != 0},
    };
    for (int i = 0; i < ARRAYS; i++) {
        if (array[i] == Py_None && !wanted[i].needed)
            continue;
        if (wanted[i].each && count > SIZE_MAX / 64 / wanted[i].each) {
            PyErr_Format(PyExc_ValueError, "%zu rows of %s are too many", count, wanted[i].name);
            return false;
        }
        size_t items = i <= OFFSETS ? sketch->functions : count * wanted[i].each;
        if (!lend(array[i], &view[i], wanted[i].size, items, i > OFFSETS, wanted[i].name))
            return false;
    }
    return true;
}

/* Copy the functions of the caller, filled up with a function that nobody asks for. */
static bool fill_functions(Sketch *sketch, const uint32_t *factor, const uint32_t *offset)
{
    sketch->filled = (sketch->functions + LANES - 1) / LANES * LANES;
    sketch->factor = PyMem_RawCalloc(3 * sketch->filled, sizeof *sketch->factor);
    if (!sketch->factor) {
        PyErr_NoMemory();
        return false;
    }
    sketch->offset = sketch->factor + sketch->filled;
    sketch->least = sketch->offset + sketch->filled;
    memcpy(sketch->factor, factor, sketch->functions * sizeof *factor);
    memcpy(sketch->offset, offset, sketch->functions * sizeof *offset);
    return true;
}

static PyObject *sketch(PyObject *Py_UNUSED(module), PyObject *args)
{
    PyObject *texts, *array[ARRAYS], *result = NULL;
    Py_ssize_t first, last;
    unsigned long long seed, modulus;
    Py_ssize_t ngram, functions, bands, rows;
    int level;
    if (!PyArg_ParseTuple(args, "OnnKniOOnnnOOOOOKO", &texts, &first, &last, &seed, &ngram, &level, &array[FACTORS],
                          &array[OFFSETS], &functions, &bands, &rows, &array[SIGNATURES], &array[KEYS], &array[PRINTS],
                          &array[DIGESTS], &array[TOKENS], &modulus, &array[SAMPLES]))
        return NULL;
    if (ngram < 1 || functions < 1 || functions > 1 << 16 || bands < 0 || rows < 0 || level < 0 || level >= level_count ||
        (rows && bands > functions / rows))
        return PyErr_Format(PyExc_ValueError, "%zd functions, %zd x %zd bands, level %d, shingles of %zd do not fit together",
                            functions, bands, rows, level, ngram);
    Pile pile;
    if (!open_pile(&pile, texts, first, last))
        return NULL;
    Py_buffer view[ARRAYS] = {0};
    Sketch work = {.minima = levels[level].minima, .functions = (size_t)functions, .bands = (size_t)bands, .rows = (size_t)rows,
                   .modulus = modulus};
    if (lend_arrays(array, view, pile.count, &work) && fill_functions(&work, view[FACTORS].buf, view[OFFSETS].buf)) {
        work.signature = view[SIGNATURES].buf;
        work.key = view[KEYS].buf;
        work.print = view[PRINTS].buf;
        work.digest = view[DIGESTS].buf;
        work.tokens = view[TOKENS].buf;
        work.samples = view[SAMPLES].buf;
        Run run = {.keys = keys_of(seed), .ngram = (size_t)ngram, .level = &levels[level], .each = sketch_text, .work = &work};
        if (run_all(&run, &pile))
            result = as_bytes(&work.sample);
    }
    PyMem_RawFree(work.sample.item);
    PyMem_RawFree(work.factor);
    release(view, ARRAYS);
    close_pile(&pile);
    return result;
}

/* -- shingle sets -------------------------------------------------------------------------------------------------- */

typedef struct {
    Hashes all;
    int64_t *bound;
} Sets;

static bool set_of_text(void *work, Desk *desk, size_t at, size_t Py_UNUSED(tokens), size_t shingles,
                        Digest Py_UNUSED(digest))
{
    Sets *sets = work;
    if (!make_room(&sets->all, shingles))
        return false;
    sort_plain(desk->shingle, desk->token, shingles); /* the tokens are no longer needed */
    size_t stay = distinct(desk->shingle, shingles);
    if (stay)
        memcpy(sets->all.item + sets->all.count, desk->shingle, stay * sizeof *desk->shingle);
    sets->all.count += stay;
    sets->bound[at + 1] = (int64_t)sets->all.count;
    return true;
}

static PyObject *shingle_sets(PyObject *Py_UNUSED(module), PyObject *args)
{
    PyObject *texts, *bounds, *result = NULL;
    Py_ssize_t count, ngram;
    unsigned long long seed;
    if (!PyArg_ParseTuple(args, "OnKnO", &texts, &count, &seed, &ngram, &bounds))
        return NULL;
    if (ngram < 1)
        return PyErr_Format(PyExc_ValueError, "shingles of %zd tokens do not exist", ngram);
    Pile pile;
    if (!open_pile(&pile, texts, 0, count))
        return NULL;
    Py_buffer view = {0};
    if (lend(bounds, &view, 8, pile.count + 1, true, "bounds")) {
        Sets work = {.bound = view.buf};
        work.bound[0] = 0;
        Run run = {.keys = keys_of(seed), .ngram = (size_t)ngram, .level = levels, .each = set_of_text, .work = &work};
        if (run_all(&run, &pile))
            result = as_bytes(&work.all);
        PyMem_RawFree(work.all.item);
    }
    release(&view, 1);
    close_pile(&pile);
    return result;
}

/* -- pairs --------------------------------------------------------------------------------------------------------- */

static bool put_pair(Hashes *pairs, uint64_t one, uint64_t two)
{
    if (!make_room(pairs, 1))
        return false;
    pairs->item[pairs->count++] = one < two ? one << 32 | two : two << 32 | one;
    return true;
}

static bool pair_bucket(Hashes *pairs, const Keyed *bucket, size_t size, size_t cap)
{
    if (size > cap) {
        for (size_t i = 1; i < size; i++)
            if (!put_pair(pairs, bucket[0].row, bucket[i].row) ||
                (i > 1 && !put_pair(pairs, bucket[i - 1].row, bucket[i].row)))
                return false;
        return true;
    }
    for (size_t i = 0; i < size; i++)
        for (size_t j = i + 1; j < size; j++)
            if (!put_pair(pairs, bucket[i].row, bucket[j].row))
                return false;
    return true;
}

static bool pair_all(Hashes *pairs, const uint64_t *key, size_t n, size_t cap, size_t *capped)
{
    Keyed *item = n <= SIZE_MAX / 2 / sizeof *item ? PyMem_RawMalloc(2 * n * sizeof *item) : NULL;
    if (!item)
        return false;
    for (size_t i = 0; i < n; i++)
        item[i] = (Keyed){key[i], i};
    sort_keyed(item, item + n, n);
    bool fine = true;
    for (size_t from = 0, to; from < n && fine; from = to) {
        for (to = from + 1; to < n && item[to].key == item[from].key; to++)
            ;
        *capped += to - from > cap;
        fine = pair_bucket(pairs, item + from, to - from, cap);
    }
    PyMem_RawFree(item);
    return fine;
}

static PyObject *bucket_pairs(PyObject *Py_UNUSED(module), PyObject *args)
{
    PyObject *keys, *result = NULL;
    Py_ssize_t cap;
    Py_buffer view = {0};
    if (!PyArg_ParseTuple(args, "On", &keys, &cap) || !lend(keys, &view, 8, 0, false, "keys"))
        return NULL;
    size_t n = (size_t)view.len / 8, capped = 0;
    Hashes pairs = {0};
    bool fine = true;
    if (cap < 1 || n > UINT32_MAX) {
        PyErr_Format(PyExc_ValueError, "%zu keys cannot be paired in buckets of up to %zd", n, cap);
    } else {
        Py_BEGIN_ALLOW_THREADS
        fine = !n || pair_all(&pairs, view.buf, n, (size_t)cap, &capped);
        if (fine && pairs.count && make_room(&pairs, pairs.count))
            sort_plain(pairs.item, pairs.item + pairs.count, pairs.count);
        else
            fine = fine && !pairs.count;
        Py_END_ALLOW_THREADS
        PyObject *bytes = fine ? as_bytes(&pairs) : PyErr_NoMemory();
        result = bytes ? Py_BuildValue("Nn", bytes, (Py_ssize_t)capped) : NULL;
    }
    PyMem_RawFree(pairs.item);
    release(&view, 1);
    return result;
}

static size_t equal_bytes(const uint8_t *one, const uint8_t *two, size_t n)
{
    size_t equal = 0;
    for (size_t i = 0; i < n; i++)
        equal += one[i] == two[i];
    return equal;
}

static PyObject *agreements(PyObject *Py_UNUSED(module), PyObject *args)
{
    PyObject *prints, *pairs, *counts;
    Py_ssize_t functions;
    Py_buffer view[3] = {0};
    if (!PyArg_ParseTuple(args, "OnOO", &prints, &functions, &pairs, &counts) || !lend(prints, &view[0], 1, 0, false, "prints"))
        return NULL;
    PyObject *result = NULL;
    if (functions < 1) {
        PyErr_Format(PyExc_ValueError, "prints of %zd functions cannot be compared", functions);
    } else if (lend(pairs, &view[1], 8, 0, false, "pairs") &&
               lend(counts, &view[2], 4, (size_t)view[1].len / 8, true, "counts")) {
        size_t n = (size_t)view[1].len / 8, width = (size_t)functions, rows = (size_t)view[0].len / width, at = 0;
        const int64_t *pair = view[1].buf;
        const uint8_t *print = view[0].buf;
        uint32_t *count = view[2].buf;
        Py_BEGIN_ALLOW_THREADS
        for (; at < n; at++) {
            uint64_t both = (uint64_t)once(pair + at), one = both >> 32, two = (uint32_t)both;
            if (one >= rows || two >= rows)
                break;
            count[at] = (uint32_t)equal_bytes(print + one * width, print + two * width, width);
        }
        Py_END_ALLOW_THREADS
        if (at < n)
            PyErr_Format(PyExc_ValueError, "pair %zu names a row beyond the %zu there are", at, rows);
        else
            result = Py_NewRef(Py_None);
    }
    release(view, 3);
    return result;
}

/* Shingle sets end to end, as the caller has them. */
typedef struct {
    const uint64_t *hash;
    const int64_t *bound;
    int64_t hashes, sets;
} Shelf;

/* Tell where the set at `place` begins and how many hashes it holds; false when that is not within the shelf. */
static bool find_set(const Shelf *shelf, int64_t place, const uint64_t **set, size_t *size)
{
    if (place < 0 || place >= shelf->sets)
        return false;
    int64_t from = once(shelf->bound + place), to = once(shelf->bound + place + 1);
    if (from < 0 || from > to || to > shelf->hashes)
        return false;
    *set = shelf->hash + from;
    *size = (size_t)(to - from);
    return true;
}

/* Count what the sets of each pair have in common; return how many pairs there are before one that is not to be found. */
static size_t count_common(const Shelf *shelf, const int64_t *left, const int64_t *right, size_t pairs, int64_t *count)
{
    const uint64_t *one, *two;
    size_t ones, twos, at = 0;
    for (; at < pairs && find_set(shelf, once(left + at), &one, &ones) &&
           find_set(shelf, once(right + at), &two, &twos); at++)
        count[at] = (int64_t)common(one, ones, two, twos);
    return at;
}

static PyObject *intersections(PyObject *Py_UNUSED(module), PyObject *args)
{
    PyObject *object[5], *result = NULL;
    static const char *const name[5] = {"hashes", "bounds", "left", "right", "counts"};
    Py_buffer view[5] = {0};
    if (!PyArg_ParseTuple(args, "OOOOO", &object[0], &object[1], &object[2], &object[3], &object[4]))
        return NULL;
    bool fine = true;
    for (int i = 0; i < 5 && fine; i++)
        fine = lend(object[i], &view[i], 8, i > 2 ? (size_t)view[2].len / 8 : 0, i == 4, name[i]);
    if (fine) {
        Shelf shelf = {view[0].buf, view[1].buf, view[0].len / 8, view[1].len / 8 - 1};
        size_t pairs = (size_t)view[2].len / 8, counted;
        Py_BEGIN_ALLOW_THREADS
        counted = count_common(&shelf, view[2].buf, view[3].buf, pairs, view[4].buf);
        Py_END_ALLOW_THREADS
        if (counted < pairs)
            PyErr_Format(PyExc_ValueError, "pair %zu names a set that is not within the %lld sets and %lld hashes there are",
                         counted, (long long)shelf.sets, (long long)shelf.hashes);
        else
            result = Py_NewRef(Py_None);
    }
    release(view, 5);
    return result;
}

static PyObject *components(PyObject *Py_UNUSED(module), PyObject *args)
{
    PyObject *left, *right, *leaders = NULL;
    Py_ssize_t places;
    Py_buffer view[2] = {0};
    if (!PyArg_ParseTuple(args, "OOn", &left, &right, &places))
        return NULL;
    if (places < 0 || places > PY_SSIZE_T_MAX / 16)
        return PyErr_Format(PyExc_ValueError, "%zd places cannot be joined", places);
    /* the array is ours until it is filled: a leader that somebody else had written would lead anywhere */
    if (lend(left, &view[0], 8, 0, false, "left") && lend(right, &view[1], 8, (size_t)view[0].len / 8, false, "right") &&
        (leaders = PyByteArray_FromStringAndSize(NULL, places * 8))) {
        int64_t *leader = (int64_t *)(void *)PyByteArray_AS_STRING(leaders);
        size_t pairs = (size_t)view[0].len / 8, joined;
        Py_BEGIN_ALLOW_THREADS
        joined = join(view[0].buf, view[1].buf, pairs, leader, (size_t)places);
        Py_END_ALLOW_THREADS
        if (joined < pairs) {
            PyErr_Format(PyExc_ValueError, "pair %zu names a place beyond the %zd there are", joined, places);
            Py_CLEAR(leaders);
        }
    }
    release(view, 2);
    return leaders;
}

/* -- the module ---------------------------------------------------------------------------------------------------- */

static bool in_word(uint32_t c)
{
    return c == '_' || Py_UNICODE_ISALNUM((Py_UCS4)c);
}

typedef struct {
    Py_UCS4 range[64][2]; /* first and last character of each */
    int count;
} Unspaced;

static Unspaced unspaced; /* known once and for all: other threads may be reading texts */

static bool is_unspaced(const Unspaced *scripts, uint32_t c)
{
    for (int i = 0; i < scripts->count; i++)
        if (c >= scripts->range[i][0] && c <= scripts->range[i][1])
            return true;
    return false;
}

static int kind_of(uint32_t code, uint32_t *lower)
{
    *lower = (uint32_t)Py_UNICODE_TOLOWER((Py_UCS4)code);
    return is_unspaced(&unspaced, *lower) ? ALONE : in_word(*lower) ? WORD : SPACE;
}

static void fill_alphabet(void)
{
    for (uint32_t c = 0; c < 0x10000; c++) {
        uint32_t lower;
        alphabet.kind[c] = (uint8_t)kind_of(c, &lower);
        alphabet.lower[c] = (uint16_t)lower;
    }
    alphabet.kind[0x130] = DOTTED_I;
    alphabet.kind[0x3A3] = SIGMA;
    alphabet.beyond = kind_of;
}

/* Whether there is room for a NUL before and after each character: words_bound has none for those below U+0800. */
static bool have_room(const Unspaced *scripts)
{
    for (uint32_t c = 0; c < 0x800; c++)
        if (is_unspaced(scripts, (uint32_t)Py_UNICODE_TOLOWER((Py_UCS4)c)))
            return false;
    return true;
}

static bool read_range(PyObject *ranges, Py_ssize_t at, Py_UCS4 *range)
{
    PyObject *pair = PySequence_GetItem(ranges, at);
    long first = 0, last = -1;
    if (pair && !PyTuple_Check(pair))
        PyErr_Format(PyExc_TypeError, "range %zd of characters is a %s, not a tuple", at, Py_TYPE(pair)->tp_name);
    else if (pair && PyArg_ParseTuple(pair, "ll", &first, &last) && (first < 0 || last < first || last > 0x10FFFF))
        PyErr_Format(PyExc_ValueError, "no characters lie from %ld to %ld", first, last);
    Py_XDECREF(pair);
    range[0] = (Py_UCS4)first;
    range[1] = (Py_UCS4)last;
    return !PyErr_Occurred();
}

/* Read the ranges; false with an error set. */
static bool read_ranges(PyObject *ranges, Unspaced *read)
{
    Py_ssize_t count = PySequence_Size(ranges);
    if (count > 64)
        PyErr_Format(PyExc_ValueError, "%zd ranges of characters are more than 64", count);
    if (count < 0 || count > 64)
        return false;
    for (; read->count < count; read->count++)
        if (!read_range(ranges, read->count, read->range[read->count]))
            return false;
    if (!have_room(read))
        PyErr_Format(PyExc_ValueError, "characters below U+0800 and their lower case cannot be words of their own");
    return !PyErr_Occurred();
}

static PyObject *names_of_levels(void)
{
    PyObject *names = PyTuple_New(level_count);
    for (int i = 0; names && i < level_count; i++) {
        PyObject *name = PyUnicode_FromString(levels[i].name);
        if (!name)
            Py_CLEAR(names);
        else
            PyTuple_SET_ITEM(names, i, name);
    }
    return names;
}

static PyObject *learn(PyObject *Py_UNUSED(module), PyObject *ranges)
{
    Unspaced read = {0};
    if (!read_ranges(ranges, &read))
        return NULL;
    if (unspaced.count && memcmp(&unspaced, &read, sizeof read))
        return PyErr_Format(PyExc_ValueError, "the scripts without spaces are known and cannot be changed");
    if (!unspaced.count) {
        unspaced = read;
        fill_alphabet();
    }
    return names_of_levels();
}

static PyMethodDef methods[] = {
    {"learn", learn, METH_O, NULL},
    {"sketch", sketch, METH_VARARGS, NULL},
    {"shingle_sets", shingle_sets, METH_VARARGS, NULL},
    {"bucket_pairs", bucket_pairs, METH_VARARGS, NULL},
    {"agreements", agreements, METH_VARARGS, NULL},
    {"intersections", intersections, METH_VARARGS, NULL},
    {"components", components, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "_kernel",
    .m_doc = "The fast way from texts to sketches and pairs; oracle.py is the same in Python.",
    .m_size = -1,
    .m_methods = methods,
};

/* In one phase, for what is learnt belongs to the process: a Python without a lock takes it back when it loads this, and an
   interpreter with a lock of its own does not load it and works with the kernel in Python. */
PyMODINIT_FUNC PyInit__kernel(void)
{
    level_count = levels_here(levels);
    fill_alphabet();
    return PyModule_Create(&definition);
}
