/* Python's door to the stream: texts -> tokens -> counts of story features.

   Every array is a buffer of the caller's whose type, length and alignment are checked here. The texts and the vocabulary are
   held while the interpreter's lock is released. oracle.py and counting.py give the same, slower; they tell what is done. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "native/count.h"

static Classes classes;

/* -- characters ----------------------------------------------------------------------------------------------------- */

typedef struct {
    Py_UCS4 (*range)[2]; /* first and last character of each, ascending */
    Py_ssize_t count;
} Ranges;

static Ranges unspaced, marks; /* known once and for all: other threads may be reading texts */

static bool is_within(const Ranges *ranges, Py_UCS4 c)
{
    Py_ssize_t low = 0, high = ranges->count;
    while (low < high) {
        Py_ssize_t middle = (low + high) / 2;
        if (c > ranges->range[middle][1])
            low = middle + 1;
        else
            high = middle;
    }
    return low < ranges->count && c >= ranges->range[low][0];
}

static bool is_one_of(uint32_t c, const uint16_t *characters)
{
    for (; *characters; characters++)
        if (*characters == c)
            return true;
    return false;
}

static uint16_t class_of(uint32_t c)
{
    static const uint16_t ends[] = {'.', '!', '?', ':', ';', 0x2026, '"', 0x201C, 0x201D, 0x201E, 0xAB, 0xBB,
                                    0x2018, '(', 0x2014, 0x2013, '-', '\n', 0x2022, 0};
    static const uint16_t quotes[] = {0x201C, 0x201E, 0xAB, 0xBB, 0x300C, 0x300E, 0x2018, '"', 0};
    static const uint16_t currencies[] = {'$', 0x20AC, 0xA3, 0xA5, 0x20AB, 0x20B9, 0};
    bool alnum = Py_UNICODE_ISALNUM((Py_UCS4)c), alone = is_within(&unspaced, (Py_UCS4)c);
    int token = alone                                   ? ALONE
                : !alnum                                ? is_within(&marks, (Py_UCS4)c) ? MARK : 0
                : Py_UNICODE_ISDECIMAL((Py_UCS4)c)      ? DIGITAL
                                                        : LETTER;
    return (uint16_t)(token | (alnum ? ALNUM : 0) | (Py_UNICODE_ISSPACE((Py_UCS4)c) ? WHITE : 0) |
                      (Py_UNICODE_ISUPPER((Py_UCS4)c) ? UPPER : 0) | (is_one_of(c, ends) ? ENDS : 0) |
                      (is_one_of(c, quotes) ? MARKS_QUOTE : 0) | (is_one_of(c, currencies) ? CURRENCY : 0));
}

/* Read ranges of characters, ascending; false with an error set. */
static bool read_ranges(PyObject *tuple, Ranges *read)
{
    Py_ssize_t count = PyTuple_GET_SIZE(tuple);
    read->range = PyMem_Calloc((size_t)count + 1, sizeof *read->range);
    if (!read->range) {
        PyErr_NoMemory();
        return false;
    }
    long first, last, before = -1;
    for (; read->count < count; before = last) {
        PyObject *pair = PyTuple_GET_ITEM(tuple, read->count);
        if (!PyTuple_Check(pair)) {
            PyErr_Format(PyExc_TypeError, "a range of characters is a %s, not a tuple", Py_TYPE(pair)->tp_name);
            return false;
        }
        if (!PyArg_ParseTuple(pair, "ll", &first, &last))
            return false;
        if (first <= before || last < first || last > 0x10FFFF) {
            PyErr_Format(PyExc_ValueError, "characters %ld to %ld do not follow those before", first, last);
            return false;
        }
        read->range[read->count][0] = (Py_UCS4)first;
        read->range[read->count++][1] = (Py_UCS4)last;
    }
    return true;
}

static PyObject *learn(PyObject *Py_UNUSED(module), PyObject *arguments)
{
    PyObject *scripts, *combining;
    if (!PyArg_ParseTuple(arguments, "O!O!", &PyTuple_Type, &scripts, &PyTuple_Type, &combining))
        return NULL;
    if (marks.count) /* the tables of one installation are one */
        Py_RETURN_NONE;
    Ranges one = {0}, two = {0};
    if (!read_ranges(scripts, &one) || !read_ranges(combining, &two)) {
        PyMem_Free(one.range);
        PyMem_Free(two.range);
        return NULL;
    }
    unspaced = one;
    marks = two;
    for (uint32_t c = 0; c < 0x10000; c++)
        classes.of[c] = class_of(c);
    classes.beyond = class_of;
    Py_RETURN_NONE;
}

/* -- vocabularies --------------------------------------------------------------------------------------------------- */

typedef struct {
    PyObject_HEAD
    Vocabulary words;
    bool is_lent; /* to a scan without the interpreter's lock */
} VocabularyObject;

static PyTypeObject vocabulary_type;

/* A number that differs from process to process; nothing that is told depends on it. */
static uint64_t process_seed(void)
{
    static const char word[] = "what nobody can foresee";
    PyObject *string = PyUnicode_FromString(word);
    Py_hash_t seed = string ? PyObject_Hash(string) : 0;
    Py_XDECREF(string);
    PyErr_Clear(); /* without memory any number does */
    return (uint64_t)seed;
}

static PyObject *new_vocabulary(PyTypeObject *type, PyObject *arguments, PyObject *names)
{
    static char *none[] = {NULL};
    if (!PyArg_ParseTupleAndKeywords(arguments, names, "", none))
        return NULL;
    VocabularyObject *made = (VocabularyObject *)type->tp_alloc(type, 0);
    if (made)
        made->words.seed = process_seed();
    return (PyObject *)made;
}

static void delete_vocabulary(PyObject *object)
{
    free_vocabulary(&((VocabularyObject *)object)->words);
    Py_TYPE(object)->tp_free(object);
}

static bool is_free(const VocabularyObject *vocabulary)
{
    if (vocabulary->is_lent)
        PyErr_SetString(PyExc_RuntimeError, "another thread is scanning with this vocabulary; each needs its own");
    return !vocabulary->is_lent;
}

static Py_ssize_t count_of_words(PyObject *object)
{
    VocabularyObject *vocabulary = (VocabularyObject *)object;
    return is_free(vocabulary) ? (Py_ssize_t)vocabulary->words.count : -1;
}

static PyObject *words_from(PyObject *object, PyObject *number)
{
    const Vocabulary *words = &((VocabularyObject *)object)->words;
    Py_ssize_t first = PyNumber_AsSsize_t(number, PyExc_OverflowError);
    if ((first == -1 && PyErr_Occurred()) || !is_free((VocabularyObject *)object))
        return NULL;
    if (first < 0 || (size_t)first > words->count)
        return PyErr_Format(PyExc_ValueError, "no words lie from %zd to %zu", first, words->count);
    PyObject *list = PyList_New((Py_ssize_t)words->count - first);
    for (size_t i = (size_t)first; list && i < words->count; i++) {
        size_t begin = i ? words->end[i - 1] : 0;
        PyObject *word = PyUnicode_DecodeUTF8((const char *)words->bytes + begin, (Py_ssize_t)(words->end[i] - begin), NULL);
        if (!word)
            Py_CLEAR(list);
        else
            PyList_SET_ITEM(list, (Py_ssize_t)i - first, word);
    }
    return list;
}

static PySequenceMethods vocabulary_sequence = {.sq_length = count_of_words};

static PyMethodDef vocabulary_methods[] = {
    {"words", words_from, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

static PyTypeObject vocabulary_type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "compare.text.stream._stream.Vocabulary",
    .tp_basicsize = sizeof(VocabularyObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_doc = "Distinct words in the order in which they were first seen.",
    .tp_new = new_vocabulary,
    .tp_dealloc = delete_vocabulary,
    .tp_methods = vocabulary_methods,
    .tp_as_sequence = &vocabulary_sequence,
};

/* -- arrays --------------------------------------------------------------------------------------------------------- */

/* Lend a contiguous buffer of `count` items of `size` bytes, aligned to `align`; false with an error set. */
static bool lend(PyObject *object, Py_buffer *view, size_t size, size_t align, size_t count, const char *name)
{
    if (PyObject_GetBuffer(object, view, PyBUF_C_CONTIGUOUS | PyBUF_FORMAT) < 0)
        return false;
    if ((size_t)view->itemsize != size)
        PyErr_Format(PyExc_ValueError, "%s holds items of %zd bytes; %zu are needed", name, view->itemsize, size);
    else if ((size_t)view->len / size < count)
        PyErr_Format(PyExc_ValueError, "%s holds %zd items; %zu are needed", name, view->len / view->itemsize, count);
    else if ((uintptr_t)view->buf % align)
        PyErr_Format(PyExc_ValueError, "%s begins between two places of %zu bytes; pass a copy", name, align);
    else
        return true;
    PyBuffer_Release(view);
    return false;
}

static PyObject *as_bytes(const void *item, size_t count, size_t size)
{
    return PyBytes_FromStringAndSize(item, (Py_ssize_t)(count * size));
}

/* -- scan ----------------------------------------------------------------------------------------------------------- */

/* The strings of a list, held so that the lock may be released. */
typedef struct {
    PyObject **held;
    Text *text;
    size_t count;
} Pile;

static void close_pile(Pile *pile)
{
    for (size_t i = 0; i < pile->count; i++)
        Py_DECREF(pile->held[i]);
    PyMem_Free(pile->held);
    PyMem_Free(pile->text);
}

static bool add_text(Pile *pile, PyObject *list, Py_ssize_t at)
{
    PyObject *item = PySequence_GetItem(list, at);
    if (!item)
        return false;
    pile->held[pile->count++] = item;
    if (!PyUnicode_Check(item)) {
        PyErr_Format(PyExc_TypeError, "text %zd is a %s, not a string", at, Py_TYPE(item)->tp_name);
        return false;
    }
#if PY_VERSION_HEX < 0x030C0000
    if (PyUnicode_READY(item) < 0)
        return false;
#endif
    Text text = {PyUnicode_DATA(item), (size_t)PyUnicode_GET_LENGTH(item), (int)PyUnicode_KIND(item)};
    if (text.size > INT32_MAX) {
        PyErr_Format(PyExc_ValueError, "text %zd has %zu characters, more than %d", at, text.size, INT32_MAX);
        return false;
    }
    pile->text[at] = text;
    return true;
}

static bool open_pile(Pile *pile, PyObject *list)
{
    Py_ssize_t count = PySequence_Size(list);
    if (count < 0)
        return false;
    *pile = (Pile){PyMem_Calloc((size_t)count + 1, sizeof *pile->held), PyMem_Calloc((size_t)count + 1, sizeof(Text)), 0};
    bool done = pile->held && pile->text;
    if (!done)
        PyErr_NoMemory();
    for (Py_ssize_t i = 0; done && i < count; i++)
        done = add_text(pile, list, i);
    if (!done)
        close_pile(pile);
    return done;
}

static PyObject *scan(PyObject *Py_UNUSED(module), PyObject *arguments)
{
    PyObject *list;
    VocabularyObject *vocabulary;
    Pile pile;
    if (!PyArg_ParseTuple(arguments, "OO!", &list, &vocabulary_type, &vocabulary) || !open_pile(&pile, list))
        return NULL;
    int64_t *bounds = PyMem_Calloc(pile.count + 1, sizeof *bounds);
    PyObject *answer = NULL;
    Tokens tokens = {0};
    bool done = bounds != NULL;
    if (!done)
        PyErr_NoMemory();
    else if ((done = is_free(vocabulary))) {
        vocabulary->is_lent = true;
        Py_BEGIN_ALLOW_THREADS
        for (size_t i = 0; done && i < pile.count; i++) {
            done = scan_text(&classes, pile.text[i], &vocabulary->words, &tokens);
            bounds[i + 1] = (int64_t)tokens.count;
        }
        Py_END_ALLOW_THREADS
        vocabulary->is_lent = false;
        if (!done)
            PyErr_NoMemory();
    }
    if (done)
        answer = Py_BuildValue("NNNN", as_bytes(bounds, pile.count + 1, sizeof *bounds),
                               as_bytes(tokens.word, tokens.count, sizeof *tokens.word),
                               as_bytes(tokens.start, tokens.count, sizeof *tokens.start),
                               as_bytes(tokens.flags, tokens.count, 1));
    free_tokens(&tokens);
    PyMem_Free(bounds);
    close_pile(&pile);
    return answer;
}

/* -- count ---------------------------------------------------------------------------------------------------------- */

enum { BOUNDS, WORDS, STARTS, FLAGS, ROWS, TITLES, LEADS, ARRAYS };

static const struct {
    const char *name;
    size_t size, align;
} wanted[ARRAYS] = {
    {"bounds", 8, 8}, {"words", 4, 4},  {"starts", 4, 4}, {"flags", 1, 1}, {"rows", sizeof(Row), 8},
    {"title ends", 8, 8}, {"lead ends", 8, 8},
};

typedef enum { FINE, NO_MEMORY, NO_WORD, NO_BOUND } Outcome;

typedef struct {
    Py_buffer view[ARRAYS];
    Features features;
    Tokened desk;
    size_t desk_room, texts;
    int64_t *bounds; /* of the features */
} Work;

static bool room_on_desk(Work *work, size_t tokens)
{
    Tokened *desk = &work->desk;
    if (tokens <= work->desk_room)
        return true;
    free(desk->word);
    free(desk->flags);
    free(desk->dated);
    desk->word = malloc(tokens * sizeof *desk->word);
    desk->flags = malloc(tokens);
    desk->dated = malloc(tokens);
    work->desk_room = desk->word && desk->flags && desk->dated ? tokens : 0;
    return work->desk_room;
}

static Outcome count_one(Work *work, size_t at)
{
    const int64_t *bound = (const int64_t *)work->view[BOUNDS].buf + at;
    int64_t from = bound[0], to = bound[1], all = work->view[FLAGS].len;
    Tokened *desk = &work->desk;
    if (from < 0 || to < from || to > all || to - from > INT32_MAX)
        return NO_BOUND;
    if (!room_on_desk(work, (size_t)(to - from)))
        return NO_MEMORY;
    desk->row = work->view[ROWS].buf;
    desk->start = (const int32_t *)work->view[STARTS].buf + from;
    desk->count = (size_t)(to - from);
    desk->title_end = ((const int64_t *)work->view[TITLES].buf)[at];
    desk->lead_end = ((const int64_t *)work->view[LEADS].buf)[at];
    const int32_t *word = (const int32_t *)work->view[WORDS].buf + from;
    if (!take(desk, word, (const uint8_t *)work->view[FLAGS].buf + from, (size_t)work->view[ROWS].len / sizeof(Row)))
        return NO_WORD;
    if (!count_text(&work->features, desk))
        return NO_MEMORY;
    work->bounds[at + 1] = (int64_t)work->features.count;
    return FINE;
}

static bool count_all(Work *work)
{
    size_t at = 0;
    Outcome outcome = FINE;
    Py_BEGIN_ALLOW_THREADS
    while (at < work->texts && (outcome = count_one(work, at)) == FINE)
        at++;
    Py_END_ALLOW_THREADS
    if (outcome == NO_MEMORY)
        PyErr_NoMemory();
    else if (outcome == NO_WORD)
        PyErr_Format(PyExc_ValueError, "text %zu holds a word that no row tells of", at);
    else if (outcome == NO_BOUND)
        PyErr_Format(PyExc_ValueError, "the bounds of text %zu are none", at);
    return outcome == FINE;
}

static bool lend_all(Work *work, PyObject *const *array)
{
    for (int i = 0; i < ARRAYS; i++) {
        size_t count = i == ROWS || i == BOUNDS ? 0 : i >= TITLES ? work->texts : (size_t)work->view[WORDS].len / 4;
        if (!lend(array[i], &work->view[i], wanted[i].size, wanted[i].align, count, wanted[i].name))
            return false;
        if (i == BOUNDS && !work->view[i].len) {
            PyErr_SetString(PyExc_ValueError, "bounds holds 0 items; 1 is needed");
            return false;
        }
        if (i == BOUNDS)
            work->texts = (size_t)work->view[i].len / 8 - 1;
    }
    return true;
}

/* Give a column of the features as bytes. */
static PyObject *column(const Features *all, size_t offset, size_t size)
{
    PyObject *bytes = PyBytes_FromStringAndSize(NULL, (Py_ssize_t)(all->count * size));
    char *to = bytes ? PyBytes_AS_STRING(bytes) : NULL;
    const char *from = (const char *)all->feature + offset;
    for (size_t i = 0; bytes && i < all->count; i++)
        memcpy(to + i * size, from + i * sizeof(Feature), size);
    return bytes;
}

static PyObject *counted(const Work *work)
{
    const Features *all = &work->features;
    size_t times = offsetof(Feature, times);
    return Py_BuildValue("NNNNNNN", as_bytes(work->bounds, work->texts + 1, sizeof *work->bounds),
                         column(all, offsetof(Feature, key), 8), column(all, offsetof(Feature, kind), 1),
                         column(all, times, 2), column(all, times + 2, 2), column(all, times + 4, 2),
                         column(all, offsetof(Feature, first), 4));
}

static PyObject *count(PyObject *Py_UNUSED(module), PyObject *arguments)
{
    PyObject *array[ARRAYS], *answer = NULL;
    Work work = {.features.seed = process_seed() | 1};
    if (!PyArg_ParseTuple(arguments, "OOOOOOO", &array[BOUNDS], &array[WORDS], &array[STARTS], &array[FLAGS], &array[ROWS],
                          &array[TITLES], &array[LEADS]))
        return NULL;
    if (lend_all(&work, array)) {
        work.bounds = PyMem_Calloc(work.texts + 1, sizeof *work.bounds);
        if (!work.bounds)
            PyErr_NoMemory();
        else if (count_all(&work))
            answer = counted(&work);
    }
    for (int i = 0; i < ARRAYS; i++)
        if (work.view[i].obj)
            PyBuffer_Release(&work.view[i]);
    PyMem_Free(work.bounds);
    free_features(&work.features);
    free(work.desk.word);
    free(work.desk.flags);
    free(work.desk.dated);
    return answer;
}

static PyMethodDef methods[] = {
    {"learn", learn, METH_VARARGS, NULL},
    {"scan", scan, METH_VARARGS, NULL},
    {"count", count, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "_stream",
    .m_doc = "The fast way from texts to tokens and story features; oracle.py is the same in Python.",
    .m_size = -1,
    .m_methods = methods,
};

/* In one phase, for what is learnt belongs to the process: see sketches/_kernel.c. */
PyMODINIT_FUNC PyInit__stream(void)
{
    if (PyType_Ready(&vocabulary_type) < 0)
        return NULL;
    PyObject *module = PyModule_Create(&definition);
    if (module && PyModule_AddObjectRef(module, "Vocabulary", (PyObject *)&vocabulary_type) < 0)
        Py_CLEAR(module);
    return module;
}
