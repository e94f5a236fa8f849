/* Arrays of Python's -> memory whose type, length and alignment are checked; <Python.h> is included before this. */
#ifndef STORY_COMPARE_LENDING_H
#define STORY_COMPARE_LENDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define INTEGERS "bBhHiIlLqQnN"
#define FLOATS "fd"

/* Whether a buffer's format is one of these codes in this machine's byte order. */
static bool is_one_of(const char *codes, const char *format)
{
    if (!format) /* plain bytes */
        return *codes == 'b';
    if (*format == '@' || *format == '=' || *format == (PY_BIG_ENDIAN ? '>' : '<'))
        format++;
    return *format && strchr(codes, *format) && !format[1];
}

/* Lend a contiguous buffer of at least `count` numbers of `size` bytes, INTEGERS or FLOATS; false with an error set. */
static bool lend_numbers(const char *codes, PyObject *object, Py_buffer *view, size_t size, size_t count, bool writable,
                         const char *name)
{
    if (PyObject_GetBuffer(object, view, (writable ? PyBUF_WRITABLE : 0) | PyBUF_C_CONTIGUOUS | PyBUF_FORMAT) < 0)
        return false;
    if ((size_t)view->itemsize != size || !is_one_of(codes, view->format))
        PyErr_Format(PyExc_ValueError, "%s holds items of %zd bytes and format %s; %s of %zu bytes are needed", name,
                     view->itemsize, view->format ? view->format : "B", *codes == 'b' ? "integers" : "floats", size);
    else if ((size_t)view->len / size < count)
        PyErr_Format(PyExc_ValueError, "%s holds %zd items; %zu are needed", name, view->len / view->itemsize, count);
    else if ((uintptr_t)view->buf % size)
        PyErr_Format(PyExc_ValueError, "%s begins between two places of %zu bytes; pass a copy", name, size);
    else
        return true;
    PyBuffer_Release(view);
    return false;
}

static inline bool lend(PyObject *object, Py_buffer *view, size_t size, size_t count, bool writable, const char *name)
{
    return lend_numbers(INTEGERS, object, view, size, count, writable, name);
}

static void release(Py_buffer *view, int count)
{
    for (int i = 0; i < count; i++)
        if (view[i].obj)
            PyBuffer_Release(&view[i]);
}

#endif
