/* Python's door to sight: paragraphs of a page -> which of them a rule may hold for, and what their cores begin with.

   native.py tells how it is used; survey.py, needs.py and finding.py do the same work in Python. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "native/sight.h"

enum { LOUD = 1, LONG = 2 }; /* whether a page has such paragraphs */

typedef struct {
    size_t start, names, capitals; /* signs of starts, words of a line of names, and of one of capitals */
} Measures;

typedef struct {
    PyObject_HEAD
    Table table;
    Signs signs;
    Limits limits;
    Measures measures;
    PyObject *rules, *quotes, *terminal, *trailing, *cells, *stops;
} TableObject;

static PyTypeObject table_type;

/* -- signs ---------------------------------------------------------------------------------------------------------- */

static bool holds(PyObject *string, Py_UCS4 sign)
{
    return PyUnicode_FindChar(string, sign, 0, PyUnicode_GET_LENGTH(string), 1) >= 0;
}

static uint16_t kind_of_sign(const TableObject *own, Py_UCS4 c)
{
    bool breaks = (c >= 0x0A && c <= 0x0D) || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 || c == 0x2029;
    return (uint16_t)((Py_UNICODE_ISALPHA(c) ? ALPHA : 0) | (Py_UNICODE_ISALNUM(c) ? ALNUM : 0) |
                      (Py_UNICODE_ISSPACE(c) ? WHITE : 0) | (breaks ? BREAK : 0) |
                      (Py_UNICODE_ISSPACE(c) && c != ' ' ? ODD : 0) |
                      (Py_UNICODE_ISLOWER(c) || Py_UNICODE_ISTITLE(c) ? SMALL : 0) |
                      (Py_UNICODE_ISUPPER(c) ? CAPITAL : 0) | (holds(own->quotes, c) ? QUOTES : 0) |
                      (c == 0xBB ? ARROW : 0) | (holds(own->terminal, c) ? TERMINAL : 0) |
                      (holds(own->trailing, c) ? TRAILING : 0) | (holds(own->cells, c) ? CELL : 0) |
                      (holds(own->stops, c) ? STOP : 0));
}

/* Return what a sign folds to, as SignPage holds it; UINT32_MAX with an error set. */
static uint32_t fold_of_sign(Signs *signs, Py_UCS4 c)
{
    if (c == 0x2019)
        return '\'';
    uint32_t sign[LONGEST_FOLD] = {0}, fold = UINT32_MAX;
    PyObject *string = PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, &c, 1);
    PyObject *folded = string ? PyObject_CallMethod(string, "casefold", NULL) : NULL;
    Py_ssize_t size = folded ? PyUnicode_GET_LENGTH(folded) : 0;
    for (Py_ssize_t i = 0; i < size && i < LONGEST_FOLD; i++)
        sign[i] = PyUnicode_READ_CHAR(folded, i);
    if (size == 1)
        fold = sign[0];
    else if (size && size <= LONGEST_FOLD) {
        fold = keep_fold(signs, sign, (size_t)size);
        if (!fold) {
            PyErr_NoMemory();
            fold = UINT32_MAX;
        }
    } else if (folded)
        PyErr_Format(PyExc_ValueError, "U+%04X folds to %zd signs, not 1 to %d", (int)c, size, LONGEST_FOLD);
    Py_XDECREF(folded);
    Py_XDECREF(string);
    return fold;
}

static bool learn(Signs *signs, SignPage *page, uint32_t first)
{
    const TableObject *own = (TableObject *)((char *)signs - offsetof(TableObject, signs));
    for (uint32_t i = 0; i < 256; i++) {
        page->kind[i] = kind_of_sign(own, first + i);
        page->folded[i] = fold_of_sign(signs, first + i);
        if (page->folded[i] == UINT32_MAX)
            return false;
    }
    return true;
}

static bool read_string(PyObject *item, Text *text)
{
    if (!PyUnicode_Check(item)) {
        PyErr_Format(PyExc_TypeError, "a text is a %s, not a string", Py_TYPE(item)->tp_name);
        return false;
    }
#if PY_VERSION_HEX < 0x030C0000
    if (PyUnicode_READY(item) < 0)
        return false;
#endif
    *text = (Text){PyUnicode_DATA(item), (size_t)PyUnicode_GET_LENGTH(item), (int)PyUnicode_KIND(item)};
    return true;
}

/* -- the table ------------------------------------------------------------------------------------------------------ */

static bool add_phrases(Table *table, size_t rule, PyObject *phrases, bool are_heads)
{
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(phrases); i++) {
        Text text;
        if (!read_string(PyTuple_GET_ITEM(phrases, i), &text))
            return false;
        uint32_t *sign = PyUnicode_AsUCS4Copy(PyTuple_GET_ITEM(phrases, i));
        if (!sign)
            return false;
        bool done = text.size && (are_heads ? add_head : add_need)(table, rule, sign, text.size);
        PyMem_Free(sign);
        if (!done) {
            if (text.size)
                PyErr_NoMemory();
            else
                PyErr_Format(PyExc_ValueError, "rule %zu has an empty phrase", rule);
            return false;
        }
    }
    return true;
}

static bool add_rule(Table *table, size_t rule, PyObject *item)
{
    PyObject *heads, *needs;
    Py_ssize_t words;
    int quotable, brief, bare, edge;
    if (!PyTuple_Check(item)) {
        PyErr_Format(PyExc_TypeError, "a rule is a %s, not a tuple", Py_TYPE(item)->tp_name);
        return false;
    }
    if (!PyArg_ParseTuple(item, "nppppO!O!", &words, &quotable, &brief, &bare, &edge, &PyTuple_Type, &heads, &PyTuple_Type,
                          &needs))
        return false;
    bool own[] = {!quotable, brief, bare, edge, !PyTuple_GET_SIZE(heads), false, false, !PyTuple_GET_SIZE(needs)};
    for (int i = 0; i < SETS; i++)
        if (own[i])
            put(table->set[i], rule);
    for (size_t i = 0; i <= table->longest && (Py_ssize_t)i <= words; i++)
        put(table->by_words + i * table->width, rule);
    return add_phrases(table, rule, heads, true) && add_phrases(table, rule, needs, false);
}

/* Return the most words that one of the rules is for; -1 with an error set. */
static Py_ssize_t longest_of(PyObject *rules)
{
    Py_ssize_t longest = 0;
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(rules); i++) {
        PyObject *rule = PyTuple_GET_ITEM(rules, i);
        PyObject *words = PyTuple_Check(rule) && PyTuple_GET_SIZE(rule) ? PyTuple_GET_ITEM(rule, 0) : NULL;
        Py_ssize_t own = words ? PyNumber_AsSsize_t(words, PyExc_OverflowError) : 0;
        if (own == -1 && PyErr_Occurred())
            return -1;
        longest = own > longest ? own : longest;
    }
    if (longest > 0xFFFF) {
        PyErr_Format(PyExc_ValueError, "a rule is for lines of %zd words, more than %d", longest, 0xFFFF);
        return -1;
    }
    return longest;
}

static void delete_table(PyObject *object)
{
    TableObject *own = (TableObject *)object;
    free_table(&own->table);
    free_signs(&own->signs);
    Py_XDECREF(own->rules);
    Py_XDECREF(own->quotes);
    Py_XDECREF(own->terminal);
    Py_XDECREF(own->trailing);
    Py_XDECREF(own->cells);
    Py_XDECREF(own->stops);
    Py_TYPE(object)->tp_free(object);
}

static bool fill_table(TableObject *own, PyObject *facts, const Py_ssize_t *number)
{
    Py_ssize_t longest = longest_of(facts), count = PyTuple_GET_SIZE(facts);
    if (longest < 0)
        return false;
    if (count != PyTuple_GET_SIZE(own->rules)) {
        PyErr_Format(PyExc_ValueError, "facts tell of %zd rules, not %zd", count, PyTuple_GET_SIZE(own->rules));
        return false;
    }
    for (int i = 0; i < 6; i++)
        if (number[i] < 0 || number[i] > 0xFFFF) {
            PyErr_Format(PyExc_ValueError, "a limit is %zd, not 0 to %d", number[i], 0xFFFF);
            return false;
        }
    own->limits = (Limits){(size_t)number[0], (size_t)number[1], (size_t)number[2]};
    own->measures = (Measures){(size_t)number[3], (size_t)number[4], (size_t)number[5]};
    own->signs.learn = learn;
    if (!open_table(&own->table, (size_t)count, (size_t)longest)) {
        PyErr_NoMemory();
        return false;
    }
    for (Py_ssize_t i = 0; i < count; i++)
        if (!add_rule(&own->table, (size_t)i, PyTuple_GET_ITEM(facts, i)))
            return false;
    return true;
}

static PyObject *new_table(PyTypeObject *type, PyObject *arguments, PyObject *names)
{
    static char *none[] = {"", "", "", "", NULL};
    PyObject *rules, *facts, *sign[5];
    Py_ssize_t number[6];
    if (!PyArg_ParseTupleAndKeywords(arguments, names, "O!O!(UUUUU)(nnnnnn)", none, &PyTuple_Type, &rules, &PyTuple_Type,
                                     &facts, &sign[0], &sign[1], &sign[2], &sign[3], &sign[4], &number[0], &number[1], &number[2], &number[3],
                                     &number[4], &number[5]))
        return NULL;
    TableObject *own = (TableObject *)type->tp_alloc(type, 0);
    if (!own)
        return NULL;
    own->rules = Py_NewRef(rules);
    own->quotes = Py_NewRef(sign[0]);
    own->terminal = Py_NewRef(sign[1]);
    own->trailing = Py_NewRef(sign[2]);
    own->cells = Py_NewRef(sign[3]);
    own->stops = Py_NewRef(sign[4]);
    if (!fill_table(own, facts, number))
        Py_CLEAR(own);
    return (PyObject *)own;
}

/* -- looking -------------------------------------------------------------------------------------------------------- */

static bool fail(void) /* to learn signs, or to find memory */
{
    if (!PyErr_Occurred())
        PyErr_NoMemory();
    return false;
}

/* Give the hash that Python has for the first signs of the core. */
static bool hash_start(const TableObject *own, const Desk *desk, int64_t *hash)
{
    size_t size = desk->core_end - desk->core;
    if (size > own->measures.start)
        size = own->measures.start;
    PyObject *string = PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, desk->low + desk->core, (Py_ssize_t)size);
    if (!string)
        return false;
    *hash = PyObject_Hash(string);
    Py_DECREF(string);
    return true;
}

/* Return the rules of the desk as a list. */
static PyObject *fitting_rules(const TableObject *own, const Desk *desk)
{
    PyObject *list = PyList_New(0);
    for (size_t i = 0; list && i < own->table.width; i++)
        for (uint64_t set = desk->fitting[i]; list && set; set &= set - 1) {
            size_t bit = 0;
            while (!(set >> bit & 1))
                bit++;
            if (PyList_Append(list, PyTuple_GET_ITEM(own->rules, (Py_ssize_t)(64 * i + bit))) < 0)
                Py_CLEAR(list);
        }
    return list;
}

static PyObject *string_of(const uint32_t *sign, size_t size)
{
    return PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, sign, (Py_ssize_t)size);
}

/* Return of the line on the desk what a Line has, and its rules; see native.py. */
static PyObject *near_line(const TableObject *own, const Desk *desk, Py_ssize_t at)
{
    return Py_BuildValue("nNNNnNNN", at, string_of(desk->flat, desk->size), string_of(desk->low + BEFORE, desk->end - BEFORE),
                         string_of(desk->low + desk->core, desk->core_end - desk->core), (Py_ssize_t)desk->words,
                         PyBool_FromLong(desk->quoting), PyBool_FromLong(desk->sentence), fitting_rules(own, desk));
}

/* What was seen of a page so far. */
typedef struct {
    Desk desk;
    PyObject *near, *starts;
    Py_ssize_t count;
    unsigned kinds, shorts; /* of all paragraphs; which of the first are short, a bit each */
} Look;

/* Keep the line on the desk, and whether rules may hold for each of its parts. */
static bool keep_near(PyObject *near, PyObject *line, bool parted)
{
    PyObject *pair = line ? Py_BuildValue("NO", line, parted ? Py_True : Py_False) : NULL;
    bool done = pair && PyList_Append(near, pair) == 0;
    Py_XDECREF(pair);
    return done;
}

static bool look_at(TableObject *own, Look *look, PyObject *item, Py_ssize_t at)
{
    Text text;
    Desk *desk = &look->desk;
    if (!read_string(item, &text))
        return false;
    bool is_long = text.size > own->limits.longest, edge = at < 4 || at >= look->count - 4;
    if (is_long)
        text.size = own->limits.longest;
    if (!lay(&own->signs, text, desk))
        return fail();
    int64_t hash = 0;
    if (!is_long && !hash_start(own, desk, &hash))
        return false;
    memcpy(PyBytes_AS_STRING(look->starts) + (size_t)at * sizeof hash, &hash, sizeof hash);
    bool loud = desk->words >= own->measures.capitals && desk->kinds & CAPITAL && !(desk->kinds & SMALL);
    look->kinds |= (loud ? LOUD : 0u) | (is_long ? LONG : 0u);
    if (at < 2 && at + 1 < look->count && desk->words <= own->measures.names)
        look->shorts |= 1u << at;
    PyObject *line = NULL;
    bool fits = find_fitting(&own->signs, &own->table, &own->limits, desk, 0, desk->size, desk->words, edge);
    if ((fits || desk->in_rows) && !(line = near_line(own, desk, at)))
        return false;
    int parts = find_parts_fitting(&own->signs, &own->table, &own->limits, desk, edge);
    if (parts < 0) {
        Py_XDECREF(line);
        return fail();
    }
    if (parts && !line) {
        fold(&own->signs, desk, 0, desk->size);
        if (!find_core(&own->signs, desk))
            return fail();
        find_fitting(&own->signs, &own->table, &own->limits, desk, 0, desk->size, desk->words, edge);
        line = near_line(own, desk, at);
    }
    return !(line || parts) || keep_near(look->near, line, parts);
}

static PyObject *look(PyObject *object, PyObject *texts)
{
    TableObject *own = (TableObject *)object;
    if (!PyList_Check(texts))
        return PyErr_Format(PyExc_TypeError, "a page is a %s, not a list", Py_TYPE(texts)->tp_name);
    PyObject *held = PyList_AsTuple(texts), *answer = NULL; /* nobody can change it */
    Look look = {.count = held ? PyTuple_GET_SIZE(held) : 0};
    look.near = held ? PyList_New(0) : NULL;
    look.starts = look.near ? PyBytes_FromStringAndSize(NULL, look.count * (Py_ssize_t)sizeof(int64_t)) : NULL;
    bool done = look.starts && (open_desk(&look.desk, &own->table, &own->limits) || fail());
    for (Py_ssize_t i = 0; done && i < look.count; i++)
        done = look_at(own, &look, PyTuple_GET_ITEM(held, i), i);
    if (done)
        answer = Py_BuildValue("OOOOI", look.starts, look.near, look.kinds & LONG ? Py_True : Py_False,
                               look.kinds & LOUD ? Py_True : Py_False, look.shorts);
    free_desk(&look.desk);
    Py_XDECREF(held);
    Py_XDECREF(look.near);
    Py_XDECREF(look.starts);
    return answer;
}

static PyObject *fitting(PyObject *object, PyObject *arguments)
{
    TableObject *own = (TableObject *)object;
    PyObject *string, *answer = NULL;
    int edge;
    Text text;
    Desk desk;
    if (!PyArg_ParseTuple(arguments, "Up", &string, &edge) || !read_string(string, &text))
        return NULL;
    if (text.size > own->limits.longest)
        return PyErr_Format(PyExc_ValueError, "the line has %zu signs, more than %zu", text.size, own->limits.longest);
    if (!open_desk(&desk, &own->table, &own->limits))
        return PyErr_NoMemory();
    if (!lay(&own->signs, text, &desk))
        fail();
    else {
        find_fitting(&own->signs, &own->table, &own->limits, &desk, 0, desk.size, desk.words, edge);
        answer = fitting_rules(own, &desk);
    }
    free_desk(&desk);
    return answer;
}

static PyMethodDef table_methods[] = {
    {"look", look, METH_O, NULL},
    {"fitting", fitting, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static PyTypeObject table_type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "compare.text.boilerplate._sight.Table",
    .tp_basicsize = sizeof(TableObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_doc = "Rules by what a text must hold for them; the first of them is rule 0.",
    .tp_new = new_table,
    .tp_dealloc = delete_table,
    .tp_methods = table_methods,
};

static struct PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "_sight",
    .m_doc = "The fast way from paragraphs to the rules that may hold for them; finding.py is the same in Python.",
    .m_size = -1,
};

PyMODINIT_FUNC PyInit__sight(void)
{
    if (PyType_Ready(&table_type) < 0)
        return NULL;
    PyObject *module = PyModule_Create(&definition);
    if (module && PyModule_AddObjectRef(module, "Table", (PyObject *)&table_type) < 0)
        Py_CLEAR(module);
    return module;
}
