/* Python's door to jsonl.h: lines of plain JSON objects -> the text and the id of each, without an object for anything else.

   Whatever is not plain (a broken line, an escaped key, a text or an id twice, an id that is true, a number of a hundred digits,
   deep nesting) makes the answer None, and the lines are parsed in Python. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "jsonl.h"

/* Make room; without it the lines are not plain, and Python, which reads one at a time, may still have enough. */
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
    if (!PyBytes_Check(object)) {
        PyErr_Format(PyExc_TypeError, "a name is bytes, not %.100s", Py_TYPE(object)->tp_name);
        return false;
    }
    *name = (Name){PyBytes_AS_STRING(object), (size_t)PyBytes_GET_SIZE(object)};
    return true;
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
    PyObject *raw, *text, *id, *better, *told, *result;
    Asked asked;
    if (!PyArg_ParseTuple(args, "SSSO!O!", &raw, &text, &id, &PyTuple_Type, &better, &PyTuple_Type, &told) ||
        !name_of(text, &asked.text) || !name_of(id, &asked.id) || !names_of(better, asked.better, &asked.betters) ||
        !names_of(told, asked.told, &asked.tolds))
        return NULL;
    const unsigned char *begin = (const unsigned char *)PyBytes_AS_STRING(raw), *end = begin + PyBytes_GET_SIZE(raw);
    Found found = {0};
    bool is_plain;
    Py_BEGIN_ALLOW_THREADS /* bytes do not change, and the arguments hold them */
    is_plain = prepare(&found, (size_t)(end - begin), count_lines(begin, end)) && read_lines(begin, end, &asked, &found);
    Py_END_ALLOW_THREADS
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
