/* Writes down, in order, every change that a program makes to the files of one folder (LD_PRELOAD).
 *
 * CRASHLOG_DIR is the folder, CRASHLOG_OUT the log. A record is: operation (1 byte), length of the name (1), the name
 * below the folder ("." is the folder itself), offset (8), length of the data (4), data; little-endian.
 *   C create   W write   T set the length   S force to the disk   U remove   R rename (the data is the new name)
 *   M make a folder
 * What was written but not forced before a power cut may be lost, whole or in part: tests/storage/faults/powercut.py.
 * Without CRASHLOG_OUT nothing is written down. crashlog_fill(k, n) lets the k-th write from now on and those after it,
 * n in all, find the disk full: tests/storage/faults/fullness.py.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { HANDLES = 4096 };

static int log_handle = -1;
static const char *folder;
static size_t folder_length;
static char *names[HANDLES];
static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;

#define REAL(function) ((__typeof__(&function))dlsym(RTLD_NEXT, #function))

__attribute__((constructor)) static void begin(void)
{
    const char *out = getenv("CRASHLOG_OUT");
    folder = getenv("CRASHLOG_DIR");
    folder_length = folder ? strlen(folder) : 0;
    if (!folder || !out)
        return;
    log_handle = REAL(open64)(out, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static void note(char operation, const char *name, uint64_t offset, const void *data, uint32_t length)
{
    if (log_handle < 0 || !name)
        return;
    uint8_t name_length = (uint8_t)strlen(name);
    size_t size = 14 + (size_t)name_length + length;
    char *record = malloc(size);
    record[0] = operation;
    record[1] = (char)name_length;
    memcpy(record + 2, name, name_length);
    memcpy(record + 2 + name_length, &offset, 8);
    memcpy(record + 10 + name_length, &length, 4);
    if (length)
        memcpy(record + 14 + name_length, data, length);
    pthread_mutex_lock(&one_at_a_time);
    if (REAL(write)(log_handle, record, size) != (ssize_t)size)
        abort();
    pthread_mutex_unlock(&one_at_a_time);
    free(record);
}

static long writes_until_full, writes_while_full;

void crashlog_fill(long first, long count)
{
    writes_until_full = first;
    writes_while_full = count;
}

static int is_full(const char *name)
{
    if (!name || writes_while_full <= 0 || --writes_until_full > 0)
        return 0;
    writes_while_full--;
    errno = ENOSPC;
    return 1;
}

/* The name below the folder; NULL outside it, and for the shared memory beside a database, which no cut outlives. */
static const char *below(const char *path)
{
    if (!folder || !path || strncmp(path, folder, folder_length) || (path[folder_length] && path[folder_length] != '/'))
        return NULL;
    path += folder_length;
    while (*path == '/')
        path++;
    return strstr(path, "-shm") ? NULL : *path ? path : ".";
}

static char **slot(int handle)
{
    return handle >= 0 && handle < HANDLES ? &names[handle] : NULL;
}

static const char *name_of(int handle)
{
    return slot(handle) ? *slot(handle) : NULL;
}

static int opened(int handle, const char *path, int flags, int was_there)
{
    char **place = slot(handle);
    if (!place)
        return handle;
    free(*place);
    const char *name = below(path);
    *place = name ? strdup(name) : NULL;
    if (name && (flags & O_CREAT) && !was_there)
        note('C', name, 0, NULL, 0);
    else if (name && (flags & O_TRUNC))
        note('T', name, 0, NULL, 0);
    return handle;
}

#define MODE(flags, mode)                      \
    mode_t mode = 0;                           \
    if ((flags) & (O_CREAT | __O_TMPFILE)) {   \
        va_list more;                          \
        va_start(more, flags);                 \
        mode = (mode_t)va_arg(more, int);      \
        va_end(more);                          \
    }

#define OPEN(function)                                                               \
    int function(const char *path, int flags, ...)                                   \
    {                                                                                \
        MODE(flags, mode)                                                            \
        int was_there = access(path, F_OK) == 0;                                     \
        return opened(REAL(function)(path, flags, mode), path, flags, was_there);    \
    }

#define OPENAT(function)                                                             \
    int function(int where, const char *path, int flags, ...)                        \
    {                                                                                \
        MODE(flags, mode)                                                            \
        int was_there = faccessat(where, path, F_OK, 0) == 0;                        \
        return opened(REAL(function)(where, path, flags, mode), path, flags, was_there); \
    }

OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)

int close(int handle)
{
    char **place = slot(handle);
    if (place) {
        free(*place);
        *place = NULL;
    }
    return REAL(close)(handle);
}

ssize_t write(int handle, const void *data, size_t length)
{
    const char *name = name_of(handle);
    off_t offset = name ? lseek(handle, 0, SEEK_CUR) : 0;
    struct stat found;
    if (name && (fcntl(handle, F_GETFL) & O_APPEND) && !fstat(handle, &found))
        offset = found.st_size;
    if (is_full(name))
        return -1;
    ssize_t written = REAL(write)(handle, data, length);
    if (written > 0)
        note('W', name, (uint64_t)offset, data, (uint32_t)written);
    return written;
}

#define PWRITE(function, place)                                                      \
    ssize_t function(int handle, const void *data, size_t length, place offset)      \
    {                                                                                \
        if (is_full(name_of(handle)))                                                \
            return -1;                                                               \
        ssize_t written = REAL(function)(handle, data, length, offset);              \
        if (written > 0)                                                             \
            note('W', name_of(handle), (uint64_t)offset, data, (uint32_t)written);   \
        return written;                                                              \
    }

PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

#define TRUNCATE(function, place)                                                    \
    int function(int handle, place length)                                           \
    {                                                                                \
        int failed = REAL(function)(handle, length);                                 \
        if (!failed)                                                                 \
            note('T', name_of(handle), (uint64_t)length, NULL, 0);                   \
        return failed;                                                               \
    }

TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

#define FORCE(function)                                                              \
    int function(int handle)                                                         \
    {                                                                                \
        int failed = REAL(function)(handle);                                         \
        if (!failed)                                                                 \
            note('S', name_of(handle), 0, NULL, 0);                                  \
        return failed;                                                               \
    }

FORCE(fsync)
FORCE(fdatasync)

int unlink(const char *path)
{
    int failed = REAL(unlink)(path);
    if (!failed)
        note('U', below(path), 0, NULL, 0);
    return failed;
}

int rename(const char *from, const char *to)
{
    int failed = REAL(rename)(from, to);
    const char *name = below(to);
    if (!failed && name)
        note('R', below(from), 0, name, (uint32_t)strlen(name));
    return failed;
}

int mkdir(const char *path, mode_t mode)
{
    int failed = REAL(mkdir)(path, mode);
    if (!failed)
        note('M', below(path), 0, NULL, 0);
    return failed;
}
