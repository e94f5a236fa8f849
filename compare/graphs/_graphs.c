/* Python's door to sparse.h's matrices: rarest features, rows by feature, likeliest partners, products of pairs, linkage.

   As in compare/sketches/_kernel.c, every array is a buffer of the caller's that is checked here, and no number is used as a
   place in memory that was not checked since it was read. oracle.py gives the same, slower; kernel.py tells what each does. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "../sketches/native/lending.h"
#include "native/linkage.h"
#include "native/overlaps.h"
#include "native/partners.h"
#include "native/products.h"
#include "native/ranks.h"

/* -- matrices -------------------------------------------------------------------------------------------------------- */

enum { BOUNDS, COLUMNS, VALUES, PARTS };

/* Lend a tuple of bounds, columns and values; false with an error set. */
static bool lend_sparse(PyObject *tuple, Py_buffer *view, bool writable, Sparse *matrix)
{
    PyObject *bounds, *columns, *values;
    if (!PyTuple_Check(tuple)) {
        PyErr_Format(PyExc_TypeError, "a matrix is a tuple of bounds, columns and values, not a %s", Py_TYPE(tuple)->tp_name);
        return false;
    }
    if (!PyArg_ParseTuple(tuple, "OOO", &bounds, &columns, &values) ||
        !lend(bounds, &view[BOUNDS], 8, 1, writable, "bounds") || !lend(columns, &view[COLUMNS], 4, 0, writable, "columns"))
        return false;
    size_t items = (size_t)view[COLUMNS].len / 4, rows = (size_t)view[BOUNDS].len / 8 - 1;
    if (!lend_numbers(FLOATS, values, &view[VALUES], 4, items, writable, "values"))
        return false;
    if (rows > INT32_MAX) {
        PyErr_Format(PyExc_ValueError, "%zu rows are more than 32 bits can count", rows);
        return false;
    }
    *matrix = (Sparse){view[BOUNDS].buf, view[COLUMNS].buf, view[VALUES].buf, rows, items};
    return true;
}

static bool lend_written(PyObject *tuple, Py_buffer *view, size_t rows, Written *to)
{
    Sparse room;
    if (!lend_sparse(tuple, view, true, &room))
        return false;
    if (room.rows < rows) {
        PyErr_Format(PyExc_ValueError, "bounds have room for %zu rows; %zu are needed", room.rows, rows);
        return false;
    }
    *to = (Written){view[BOUNDS].buf, view[COLUMNS].buf, view[VALUES].buf, 0, room.items};
    return true;
}

/* Release all views; return None, or NULL with an error set. */
static PyObject *told(Outcome outcome, Py_buffer *view, int count)
{
    release(view, count);
    if (outcome == NO_MEMORY && !PyErr_Occurred())
        PyErr_NoMemory();
    if (outcome == OUT_OF_PLACE && !PyErr_Occurred())
        PyErr_SetString(PyExc_ValueError, "the bounds of a row do not lie within the columns, or there is no room for all");
    return PyErr_Occurred() ? NULL : Py_NewRef(Py_None);
}

/* `most` as a number of places; false with an error set. */
static bool places_of(Py_ssize_t most, size_t rows, size_t *places)
{
    if (most >= 1 && (size_t)most <= SIZE_MAX / 64 / (rows + 1)) {
        *places = (size_t)most;
        return true;
    }
    PyErr_Format(PyExc_ValueError, "%zd is no number of places for each of %zu rows", most, rows);
    return false;
}

/* -- partners -------------------------------------------------------------------------------------------------------- */

static PyObject *rarest_of(PyObject *Py_UNUSED(module), PyObject *args)
{
    PyObject *rows, *holders, *written;
    Py_ssize_t wanted;
    Py_buffer view[2 * PARTS + 1] = {{0}}, *width = &view[2 * PARTS];
    Sparse from;
    Written to;
    size_t most;
    Outcome outcome = NO_MEMORY;
    if (!PyArg_ParseTuple(args, "OOnO", &rows, &holders, &wanted, &written))
        return NULL;
    if (lend_sparse(rows, view, false, &from) && lend_written(written, view + PARTS, from.rows, &to) &&
        lend(holders, width, 4, 0, false, "holders") && places_of(wanted, 0, &most)) {
        Ranked *heap = malloc(most * sizeof *heap);
        Py_BEGIN_ALLOW_THREADS
        if (heap)
            outcome = rarest(&from, width->buf, (size_t)width->len / 4, most, heap, &to);
        Py_END_ALLOW_THREADS
        free(heap);
    }
    return told(outcome, view, 2 * PARTS + 1);
}

static PyObject *transposed(PyObject *Py_UNUSED(module), PyObject *args)
{
    PyObject *rows, *holders, *written;
    Py_buffer view[2 * PARTS + 1] = {{0}}, *width = &view[2 * PARTS];
    Sparse from;
    Written to;
    Outcome outcome = NO_MEMORY;
    if (!PyArg_ParseTuple(args, "OOO", &rows, &holders, &written))
        return NULL;
    if (lend_sparse(rows, view, false, &from) && lend(holders, width, 4, 0, false, "holders") &&
        lend_written(written, view + PARTS, (size_t)width->len / 4, &to)) {
        Py_BEGIN_ALLOW_THREADS
        outcome = transpose(&from, width->buf, (size_t)width->len / 4, &to);
        Py_END_ALLOW_THREADS
    }
    return told(outcome, view, 2 * PARTS + 1);
}

static PyObject *likeliest_of(PyObject *Py_UNUSED(module), PyObject *args)
{
    enum { OWN = 2 * PARTS, PARTNERS, SCORES, FOUND, ALL };
    PyObject *these, *postings, *own, *partners, *scores, *found;
    Py_ssize_t rows, wanted;
    Py_buffer view[ALL] = {{0}};
    Sparse from, by;
    size_t most;
    Outcome outcome = NO_MEMORY;
    if (!PyArg_ParseTuple(args, "OOnOnOOO", &these, &postings, &rows, &own, &wanted, &partners, &scores, &found))
        return NULL;
    if (rows < 0 || rows > INT32_MAX)
        return PyErr_Format(PyExc_ValueError, "%zd is no number of rows", rows);
    if (lend_sparse(these, view, false, &from) && lend_sparse(postings, view + PARTS, false, &by) &&
        places_of(wanted, from.rows, &most) && lend(own, &view[OWN], 8, from.rows, false, "own") &&
        lend(partners, &view[PARTNERS], 4, from.rows * most, true, "partners") &&
        lend_numbers(FLOATS, scores, &view[SCORES], 8, from.rows * most, true, "scores") &&
        lend(found, &view[FOUND], 8, from.rows, true, "found")) {
        Py_BEGIN_ALLOW_THREADS
        outcome = likeliest(&from, &by, (size_t)rows, view[OWN].buf, most, view[PARTNERS].buf, view[SCORES].buf, view[FOUND].buf);
        Py_END_ALLOW_THREADS
    }
    return told(outcome, view, ALL);
}

/* -- products -------------------------------------------------------------------------------------------------------- */

static PyObject *products_of(PyObject *Py_UNUSED(module), PyObject *args)
{
    enum { PAIRS = PARTS, KINDS, SUMS, ALL };
    PyObject *rows, *pairs, *kinds, *sums;
    Py_ssize_t wanted;
    Py_buffer view[ALL] = {{0}};
    Sparse from;
    size_t classes, count = 0, good = 0;
    Outcome outcome = NO_MEMORY;
    if (!PyArg_ParseTuple(args, "OOOnO", &rows, &pairs, &kinds, &wanted, &sums))
        return NULL;
    if (lend_sparse(rows, view, false, &from) && lend(pairs, &view[PAIRS], 4, 0, false, "pairs") &&
        lend(kinds, &view[KINDS], 1, 0, false, "kinds") && (count = (size_t)view[PAIRS].len / 8, true) &&
        places_of(wanted, count, &classes) &&
        lend_numbers(FLOATS, sums, &view[SUMS], 8, count * classes, true, "sums")) {
        Laid *laid = calloc(1, sizeof *laid);
        Py_BEGIN_ALLOW_THREADS
        if (laid) {
            laid->width = (size_t)view[KINDS].len;
            laid->value = calloc(laid->width + 1, sizeof *laid->value);
            if (laid->value) {
                good = products(&from, view[PAIRS].buf, count, view[KINDS].buf, classes, laid, view[SUMS].buf);
                outcome = FINE;
            }
            free(laid->value);
        }
        free(laid);
        Py_END_ALLOW_THREADS
        if (outcome == FINE && good < count)
            PyErr_Format(PyExc_ValueError, "pair %zu does not lie within %zu rows", good, from.rows);
    }
    return told(outcome, view, ALL);
}

/* -- linkage --------------------------------------------------------------------------------------------------------- */

static PyObject *merges_of(PyObject *Py_UNUSED(module), PyObject *args)
{
    enum { LEFT, RIGHT, UNITS, LOW, HIGH, MEANS, ALL };
    PyObject *array[ALL];
    Py_ssize_t size, cut, tight, pseudo;
    Py_buffer view[ALL] = {{0}};
    Merges merges = {0};
    if (!PyArg_ParseTuple(args, "nOOOnnnOOO", &size, &array[LEFT], &array[RIGHT], &array[UNITS], &cut, &tight, &pseudo,
                          &array[LOW], &array[HIGH], &array[MEANS]))
        return NULL;
    if (size < 0 || size > INT32_MAX)
        return PyErr_Format(PyExc_ValueError, "%zd is no number of members", size);
    if (cut < 0 || (size_t)cut > UINT32_MAX)
        return PyErr_Format(PyExc_ValueError, "%zd is no cut", cut);
    if (tight < 0 || (size_t)tight > UINT32_MAX)
        return PyErr_Format(PyExc_ValueError, "%zd is no tightness", tight);
    if (pseudo < 0 || pseudo > INT32_MAX)
        return PyErr_Format(PyExc_ValueError, "%zd is no number of pairs", pseudo);
    Limits limits = {(uint32_t)cut, (uint32_t)tight, (int32_t)pseudo};
    if (lend(array[LEFT], &view[LEFT], 4, 0, false, "left") &&
        lend(array[RIGHT], &view[RIGHT], 4, (size_t)view[LEFT].len / 4, false, "right") &&
        lend(array[UNITS], &view[UNITS], 4, (size_t)view[LEFT].len / 4, false, "units") &&
        lend(array[LOW], &view[LOW], 4, (size_t)size, true, "low") &&
        lend(array[HIGH], &view[HIGH], 4, (size_t)size, true, "high") &&
        lend_numbers(FLOATS, array[MEANS], &view[MEANS], 8, (size_t)size, true, "means")) {
        Pairs pairs = {view[LEFT].buf, view[RIGHT].buf, view[UNITS].buf, (size_t)view[LEFT].len / 4};
        size_t good = 0;
        merges = (Merges){view[LOW].buf, view[HIGH].buf, view[MEANS].buf, 0};
        if (pairs.count < NONE / 2) {
            Py_BEGIN_ALLOW_THREADS
            good = link_groups(&pairs, (size_t)size, limits, &merges);
            Py_END_ALLOW_THREADS
        }
        if (good == SIZE_MAX)
            PyErr_NoMemory();
        else if (good < pairs.count)
            PyErr_Format(PyExc_ValueError, "pair %zu of %zu does not join two of %zd members", good, pairs.count, size);
    }
    release(view, ALL);
    return PyErr_Occurred() ? NULL : PyLong_FromSize_t(merges.count);
}

/* -- ranks ----------------------------------------------------------------------------------------------------------- */

static PyObject *ranks_of(PyObject *Py_UNUSED(module), PyObject *args)
{
    enum { KEYS, RANK, FIRST, ALL };
    PyObject *array[ALL];
    Py_buffer view[ALL] = {{0}};
    size_t ranks = 0;
    if (!PyArg_ParseTuple(args, "OOO", &array[KEYS], &array[RANK], &array[FIRST]))
        return NULL;
    if (lend(array[KEYS], &view[KEYS], 8, 0, false, "keys") &&
        lend(array[RANK], &view[RANK], 4, (size_t)view[KEYS].len / 8, true, "rank") &&
        lend(array[FIRST], &view[FIRST], 8, (size_t)view[KEYS].len / 8, true, "first")) {
        size_t count = (size_t)view[KEYS].len / 8;
        if (count < INT32_MAX) {
            Py_BEGIN_ALLOW_THREADS
            ranks = rank_keys(view[KEYS].buf, count, view[RANK].buf, view[FIRST].buf);
            Py_END_ALLOW_THREADS
            if (ranks == SIZE_MAX)
                PyErr_NoMemory();
        } else
            PyErr_Format(PyExc_ValueError, "%zu keys are more than 31 bits can count", count);
    }
    release(view, ALL);
    return PyErr_Occurred() ? NULL : PyLong_FromSize_t(ranks);
}

/* -- overlaps -------------------------------------------------------------------------------------------------------- */

/* Overlaps of one set of keys with so many of a list, which have values; false with an error set. A list may change while its
   items are lent. */
static bool overlap_all(const KeySet *one, const float *gain, const uint8_t *flag, size_t ways, PyObject *keys, PyObject *values,
                        size_t others, double *sum, int64_t *flagged)
{
    enum { KEYS, VALUES, BOTH };
    for (Py_ssize_t i = 0; i < (Py_ssize_t)others && i < PyList_GET_SIZE(keys); i++) {
        Py_buffer view[BOTH] = {{0}};
        bool lent = i < PyList_GET_SIZE(values) && lend(PyList_GET_ITEM(keys, i), &view[KEYS], 8, 0, false, "keys") &&
                    lend_numbers(FLOATS, PyList_GET_ITEM(values, i), &view[VALUES], 4, (size_t)view[KEYS].len / 8, false,
                                 "values");
        if (lent) {
            Keys other = {view[KEYS].buf, (size_t)view[KEYS].len / 8};
            flagged[i] = overlap(one, gain, flag, ways, other, view[VALUES].buf, sum + (size_t)i * ways);
        }
        release(view, BOTH);
        if (!lent)
            return false;
    }
    return true;
}

static PyObject *overlaps_of(PyObject *Py_UNUSED(module), PyObject *args)
{
    enum { KEYS, GAINS, FLAGS, SUMS, FLAGGED, ALL };
    PyObject *array[ALL], *keys, *values;
    Py_ssize_t ways;
    Py_buffer view[ALL] = {{0}};
    if (!PyArg_ParseTuple(args, "OOOnO!O!OO", &array[KEYS], &array[GAINS], &array[FLAGS], &ways, &PyList_Type, &keys, &PyList_Type,
                          &values, &array[SUMS], &array[FLAGGED]))
        return NULL;
    if (ways < 1 || ways > MOST_WAYS)
        return PyErr_Format(PyExc_ValueError, "%zd are no ways to weigh; 1 to %d are", ways, MOST_WAYS);
    size_t others = (size_t)PyList_GET_SIZE(keys);
    if (PyList_GET_SIZE(values) != PyList_GET_SIZE(keys))
        return PyErr_Format(PyExc_ValueError, "%zd values are not one for each of %zu sets of keys", PyList_GET_SIZE(values), others);
    if (lend(array[KEYS], &view[KEYS], 8, 0, false, "keys") &&
        lend_numbers(FLOATS, array[GAINS], &view[GAINS], 4, (size_t)ways * ((size_t)view[KEYS].len / 8), false, "gains") &&
        lend(array[FLAGS], &view[FLAGS], 1, (size_t)view[KEYS].len / 8, false, "flags") &&
        lend_numbers(FLOATS, array[SUMS], &view[SUMS], 8, (size_t)ways * others, true, "sums") &&
        lend(array[FLAGGED], &view[FLAGGED], 8, others, true, "flagged")) {
        KeySet one;
        mark_keys((Keys){view[KEYS].buf, (size_t)view[KEYS].len / 8}, &one);
        memset(view[SUMS].buf, 0, (size_t)view[SUMS].len);
        overlap_all(&one, view[GAINS].buf, view[FLAGS].buf, (size_t)ways, keys, values, others, view[SUMS].buf, view[FLAGGED].buf);
    }
    release(view, ALL);
    return PyErr_Occurred() ? NULL : Py_NewRef(Py_None);
}

static PyMethodDef methods[] = {
    {"rarest", rarest_of, METH_VARARGS, NULL},
    {"transposed", transposed, METH_VARARGS, NULL},
    {"likeliest", likeliest_of, METH_VARARGS, NULL},
    {"products", products_of, METH_VARARGS, NULL},
    {"merges", merges_of, METH_VARARGS, NULL},
    {"ranks", ranks_of, METH_VARARGS, NULL},
    {"overlaps", overlaps_of, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "_graphs",
    .m_doc = "The fast way from sparse rows to pairs and from pairs to groups; oracle.py is the same in Python.",
    .m_size = 0,
    .m_methods = methods,
};

PyMODINIT_FUNC PyInit__graphs(void)
{
    return PyModule_Create(&definition);
}
