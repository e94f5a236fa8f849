/* Lines of plain JSON objects -> the text and the id of each, without a Python object for anything else.

   Whatever is not plain (a broken line, an escaped key, a key twice, a text without an ASCII letter or digit, an exponent, deep
   nesting) makes the answer None, and the lines are parsed in Python: what is accepted here must be what orjson
   makes of it, never more. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#if defined(__SSE2__) && (defined(__GNUC__) || defined(__clang__))
#include <emmintrin.h>
#define BLOCKS 1
#endif

#define DEPTH 32       /* of nesting that is looked into */
#define DIGITS 17      /* of a number: more may not be a number for every parser */
#define NAMES 64       /* keys that may be asked for */
#define LONGEST_KEY 64 /* bytes */

typedef struct {
    const unsigned char *at, *end; /* what is left of the line; a newline or NUL may be read at `end` */
} Line;

typedef struct {
    const char *name;
    Py_ssize_t size;
} Name;

/* -- strings ------------------------------------------------------------------------------------------------------- */

/* Return the length of the plain ASCII from `at` on: no quote, backslash or control character. */
static inline size_t plain(const unsigned char *at, const unsigned char *end)
{
    const unsigned char *begin = at;
#ifdef BLOCKS
    while (end - at >= 16) {
        __m128i c = _mm_loadu_si128((const __m128i *)at);
        __m128i special = _mm_or_si128(_mm_cmpeq_epi8(c, _mm_set1_epi8('"')), _mm_cmpeq_epi8(c, _mm_set1_epi8('\\')));
        /* as signed bytes, both control characters and those above ASCII are below the space */
        unsigned found = (unsigned)_mm_movemask_epi8(_mm_or_si128(special, _mm_cmplt_epi8(c, _mm_set1_epi8(' '))));
        if (found)
            return (size_t)(at - begin) + (size_t)__builtin_ctz(found);
        at += 16;
    }
#endif
    while (at < end && *at >= ' ' && *at < 0x80 && *at != '"' && *at != '\\')
        at++;
    return (size_t)(at - begin);
}

/* Return the length of the UTF-8 character at `at`, which is not ASCII; 0 where there is none. */
static inline size_t character(const unsigned char *at, const unsigned char *end)
{
    static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
    uint32_t c = at[0];
    size_t size = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
    if (c < 0xC2 || c > 0xF4 || (size_t)(end - at) < size)
        return 0;
    c &= 0x7Fu >> size;
    for (size_t i = 1; i < size; i++) {
        if ((at[i] & 0xC0) != 0x80)
            return 0;
        c = c << 6 | (at[i] & 0x3F);
    }
    return c < least[size] || c > 0x10FFFF || c - 0xD800 < 0x800 ? 0 : size;
}

static bool four_digits(const unsigned char *at, const unsigned char *end, uint32_t *unit)
{
    if (end - at < 4)
        return false;
    *unit = 0;
    for (int i = 0; i < 4; i++) {
        unsigned digit = at[i] - (unsigned)'0', letter = (at[i] | 0x20u) - 'a';
        if (digit > 9 && letter > 5)
            return false;
        *unit = *unit << 4 | (digit <= 9 ? digit : letter + 10);
    }
    return true;
}

static unsigned char *put_character(uint32_t c, unsigned char *out)
{
    if (c < 0x80) {
        *out++ = (unsigned char)c;
        return out;
    }
    int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    static const unsigned char lead[4] = {0, 0xC0, 0xE0, 0xF0};
    *out++ = (unsigned char)(lead[more] | c >> 6 * more);
    while (more--)
        *out++ = (unsigned char)(0x80 | (c >> 6 * more & 0x3F));
    return out;
}

/* Read what follows a backslash and write what it stands for, which is never longer; NULL where it stands for nothing. */
static unsigned char *escape(Line *line, unsigned char *out)
{
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    if (line->at >= line->end)
        return NULL;
    unsigned char c = *line->at++;
    if (c != 'u') {
        const char *found = c ? strchr(from, c) : NULL;
        if (!found)
            return NULL;
        *out++ = (unsigned char)to[found - from];
        return out;
    }
    uint32_t unit, low;
    if (!four_digits(line->at, line->end, &unit))
        return NULL;
    line->at += 4;
    if (unit - 0xD800 >= 0x800)
        return put_character(unit, out);
    if (unit >= 0xDC00 || line->end - line->at < 6 || line->at[0] != '\\' || line->at[1] != 'u' ||
        !four_digits(line->at + 2, line->end, &low) || low - 0xDC00 >= 0x400)
        return NULL; /* half a pair */
    line->at += 6;
    return put_character(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00), out);
}

/* Read a string, whose quote is behind, and write it to `out`; return its end there, NULL where the string has none. */
static unsigned char *string(Line *line, unsigned char *out)
{
    while (line->at < line->end) {
        size_t size = plain(line->at, line->end);
        memcpy(out, line->at, size);
        out += size;
        line->at += size;
        if (line->at >= line->end)
            return NULL;
        unsigned char c = *line->at;
        if (c == '"') {
            line->at++;
            return out;
        }
        if (c == '\\') {
            line->at++;
            if (!(out = escape(line, out)))
                return NULL;
        } else if (c < ' ' || !(size = character(line->at, line->end))) {
            return NULL;
        } else {
            memcpy(out, line->at, size);
            out += size;
            line->at += size;
        }
    }
    return NULL;
}

/* -- values -------------------------------------------------------------------------------------------------------- */

static inline void skip_space(Line *line)
{
    while (line->at < line->end && (*line->at == ' ' || *line->at == '\t' || *line->at == '\r'))
        line->at++;
}

static inline bool take(Line *line, unsigned char wanted)
{
    if (line->at >= line->end || *line->at != wanted)
        return false;
    line->at++;
    return true;
}

static inline bool is_digit(unsigned char c)
{
    return c - (unsigned)'0' < 10;
}

static size_t digits(Line *line)
{
    size_t count = 0;
    for (; line->at < line->end && is_digit(*line->at); count++)
        line->at++;
    return count;
}

/* Read a number without exponent; `whole` says whether it is an integer in its shortest form. */
static bool number(Line *line, bool *whole)
{
    bool minus = take(line, '-');
    bool zero = line->at < line->end && *line->at == '0';
    size_t before = digits(line), after = 0;
    bool point = take(line, '.');
    if (point)
        after = digits(line);
    *whole = !point && !(minus && zero);
    if (line->at < line->end && (*line->at == 'e' || *line->at == 'E'))
        return false;
    return before && !(zero && before > 1) && (!point || after) && before + after <= DIGITS;
}

static bool word(Line *line, const char *wanted)
{
    size_t size = strlen(wanted);
    if ((size_t)(line->end - line->at) < size || memcmp(line->at, wanted, size))
        return false;
    line->at += size;
    return true;
}

static bool skip_value(Line *line, unsigned char *scratch, int depth);

static bool skip_members(Line *line, unsigned char *scratch, int depth, unsigned char close)
{
    skip_space(line);
    if (take(line, close))
        return true;
    do {
        skip_space(line);
        if (close == '}') {
            if (!take(line, '"') || !string(line, scratch))
                return false;
            skip_space(line);
            if (!take(line, ':'))
                return false;
            skip_space(line);
        }
        if (!skip_value(line, scratch, depth))
            return false;
        skip_space(line);
    } while (take(line, ','));
    return take(line, close);
}

/* Read past a value; what its strings hold is written to `scratch` and forgotten. */
static bool skip_value(Line *line, unsigned char *scratch, int depth)
{
    bool whole;
    if (line->at >= line->end || depth >= DEPTH)
        return false;
    switch (*line->at) {
    case '"': line->at++; return string(line, scratch) != NULL;
    case '{': line->at++; return skip_members(line, scratch, depth + 1, '}');
    case '[': line->at++; return skip_members(line, scratch, depth + 1, ']');
    case 't': return word(line, "true");
    case 'f': return word(line, "false");
    case 'n': return word(line, "null");
    default: return number(line, &whole);
    }
}

/* -- a record ------------------------------------------------------------------------------------------------------ */

typedef struct {
    Name text, id;
    Name better[NAMES], told[NAMES]; /* keys that must not be there, because the text would be theirs; keys to be noted */
    int betters, tolds;
} Asked;

typedef struct {
    size_t text_end, id_end; /* in the output, where the text is followed by the id */
    bool has_text, has_id, tells;
} Record;

static inline bool is(const unsigned char *key, size_t size, Name name)
{
    return (size_t)name.size == size && !memcmp(key, name.name, size);
}

static bool among(const unsigned char *key, size_t size, const Name *name, int count)
{
    for (int i = 0; i < count; i++)
        if (is(key, size, name[i]))
            return true;
    return false;
}

static inline bool is_alnum(unsigned char c)
{
    return (c | 0x20u) - 'a' < 26u || is_digit(c);
}

static bool says_something(const unsigned char *text, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (is_alnum(text[i]))
            return true;
    return false;
}

/* Read the id, a string or a whole number, into `id`. */
static bool read_id(Line *line, unsigned char *id, size_t *size)
{
    const unsigned char *begin = line->at;
    bool whole;
    if (take(line, '"')) {
        unsigned char *end = string(line, id);
        *size = end ? (size_t)(end - id) : 0;
        return end && *size && is_alnum(id[0]);
    }
    if (!number(line, &whole) || !whole)
        return false;
    *size = (size_t)(line->at - begin);
    memcpy(id, begin, *size);
    return true;
}

/* Read one member; its text is written to `text`, its id to `id`, anything else to `scratch`. */
static bool member(Line *line, const Asked *asked, Record *record, unsigned char *text, unsigned char *id,
                   unsigned char *scratch)
{
    skip_space(line);
    if (!take(line, '"'))
        return false;
    const unsigned char *key = line->at;
    size_t size = plain(key, line->end);
    line->at += size;
    if (size > LONGEST_KEY || !take(line, '"') || among(key, size, asked->better, asked->betters))
        return false;
    record->tells |= among(key, size, asked->told, asked->tolds);
    skip_space(line);
    if (!take(line, ':'))
        return false;
    skip_space(line);
    if (is(key, size, asked->text)) {
        if (record->has_text || !take(line, '"'))
            return false;
        unsigned char *end = string(line, text);
        record->has_text = end != NULL;
        record->text_end = end ? (size_t)(end - text) : 0;
        return end && says_something(text, record->text_end);
    }
    if (is(key, size, asked->id)) {
        bool again = record->has_id;
        record->has_id = true;
        return !again && read_id(line, id, &record->id_end);
    }
    return skip_value(line, scratch, 0);
}

static bool read_record(Line *line, const Asked *asked, Record *record, unsigned char *text, unsigned char *id,
                        unsigned char *scratch)
{
    skip_space(line);
    if (!take(line, '{'))
        return false;
    do {
        if (!member(line, asked, record, text, id, scratch))
            return false;
        skip_space(line);
    } while (take(line, ','));
    if (!take(line, '}'))
        return false;
    skip_space(line);
    return line->at == line->end && record->has_text;
}

/* -- all lines ----------------------------------------------------------------------------------------------------- */

typedef struct {
    unsigned char *text, *id, *scratch; /* each as long as the input, for nothing grows */
    int64_t *start, *text_end, *id_end; /* one a line, and one more start */
    unsigned char *tells;
    size_t lines, texts, ids;
} Found;

static size_t count_lines(const unsigned char *at, const unsigned char *end)
{
    size_t count = 0;
    while (at < end) {
        const unsigned char *newline = memchr(at, '\n', (size_t)(end - at));
        count++;
        at = newline ? newline + 1 : end;
    }
    return count;
}

static bool read_lines(const unsigned char *begin, const unsigned char *end, const Asked *asked, Found *found)
{
    for (const unsigned char *at = begin; at < end;) {
        const unsigned char *newline = memchr(at, '\n', (size_t)(end - at));
        Line line = {at, newline ? newline : end};
        Record record = {0};
        if (!read_record(&line, asked, &record, found->text + found->texts, found->id + found->ids, found->scratch))
            return false;
        found->start[found->lines] = at - begin;
        found->texts += record.text_end;
        found->ids += record.id_end;
        found->text_end[found->lines] = (int64_t)found->texts;
        found->id_end[found->lines] = (int64_t)found->ids;
        found->tells[found->lines++] = record.tells;
        at = newline ? newline + 1 : end;
    }
    found->start[found->lines] = end - begin;
    return true;
}

static bool prepare(Found *found, size_t size, size_t lines)
{
    if (size > SIZE_MAX / 64 || lines > SIZE_MAX / 64 - 1)
        return false;
    found->text = PyMem_RawMalloc(3 * size + 1);
    found->start = PyMem_RawMalloc(3 * (lines + 1) * sizeof *found->start);
    found->tells = PyMem_RawMalloc(lines + 1);
    if (!found->text || !found->start || !found->tells)
        return false;
    found->id = found->text + size;
    found->scratch = found->id + size;
    found->text_end = found->start + lines + 1;
    found->id_end = found->text_end + lines + 1;
    return true;
}

static PyObject *ids_of(const Found *found)
{
    PyObject *list = PyList_New((Py_ssize_t)found->lines);
    int64_t begin = 0;
    for (size_t i = 0; list && i < found->lines; i++) {
        PyObject *id = PyUnicode_DecodeUTF8((const char *)found->id + begin, (Py_ssize_t)(found->id_end[i] - begin), NULL);
        if (!id)
            Py_CLEAR(list);
        else
            PyList_SET_ITEM(list, (Py_ssize_t)i, id);
        begin = found->id_end[i];
    }
    return list;
}

static PyObject *answer(const Found *found)
{
    PyObject *ids = ids_of(found);
    Py_ssize_t lines = (Py_ssize_t)found->lines;
    return ids ? Py_BuildValue("y#y#Ny#y#", (const char *)found->text, (Py_ssize_t)found->texts,
                               (const char *)found->text_end, lines * 8, ids, (const char *)found->start, (lines + 1) * 8,
                               (const char *)found->tells, lines)
               : NULL;
}

static bool name_of(PyObject *object, Name *name)
{
    return PyBytes_AsStringAndSize(object, (char **)&name->name, &name->size) == 0;
}

static bool names_of(PyObject *tuple, Name *name, int *count)
{
    if (PyTuple_GET_SIZE(tuple) > NAMES) {
        PyErr_Format(PyExc_ValueError, "%zd names are more than %d", PyTuple_GET_SIZE(tuple), NAMES);
        return false;
    }
    *count = (int)PyTuple_GET_SIZE(tuple);
    for (int i = 0; i < *count; i++)
        if (!name_of(PyTuple_GET_ITEM(tuple, i), &name[i]))
            return false;
    return true;
}

PyDoc_STRVAR(fields_doc, "fields(raw, text, id, better, told) -> (texts, ends, ids, starts, tells) or None\n\n"
                         "Texts end to end in UTF-8 and where each ends (int64); ids, \"\" where there is none; where each\n"
                         "line begins, and the end (int64); whether it has any of the keys `told` (a byte each).");

static PyObject *fields(PyObject *Py_UNUSED(module), PyObject *args)
{
    PyObject *raw, *text, *id, *better, *told, *result = NULL;
    Asked asked;
    if (!PyArg_ParseTuple(args, "SSSO!O!", &raw, &text, &id, &PyTuple_Type, &better, &PyTuple_Type, &told) ||
        !name_of(text, &asked.text) || !name_of(id, &asked.id) || !names_of(better, asked.better, &asked.betters) ||
        !names_of(told, asked.told, &asked.tolds))
        return NULL;
    const unsigned char *begin = (const unsigned char *)PyBytes_AS_STRING(raw), *end = begin + PyBytes_GET_SIZE(raw);
    Found found = {0};
    bool is_plain = false, has_room;
    Py_BEGIN_ALLOW_THREADS
    has_room = prepare(&found, (size_t)(end - begin), count_lines(begin, end));
    is_plain = has_room && read_lines(begin, end, &asked, &found);
    Py_END_ALLOW_THREADS
    if (!has_room)
        PyErr_NoMemory();
    else
        result = is_plain ? answer(&found) : Py_NewRef(Py_None);
    PyMem_RawFree(found.text);
    PyMem_RawFree(found.start);
    PyMem_RawFree(found.tells);
    return result;
}

static PyMethodDef methods[] = {{"fields", fields, METH_VARARGS, fields_doc}, {NULL, NULL, 0, NULL}};

static struct PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "_jsonl",
    .m_doc = "The texts and ids of plain lines of JSON, without an object for anything else.",
    .m_size = 0,
    .m_methods = methods,
};

PyMODINIT_FUNC PyInit__jsonl(void)
{
    return PyModule_Create(&definition);
}
