/* A disk with a bad place (LD_PRELOAD): reading it, or forcing its file, answers EIO.
 *
 * BADSECTOR is "path from to": a file, and the bytes of it that cannot be read; "path force" lets the first
 * BADSECTOR_TIMES forced writes of the file fail instead. A file that takes its name lies elsewhere on the disk and is whole.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define REAL(function) ((__typeof__(&function))dlsym(RTLD_NEXT, #function))

static struct stat bad;
static long long from = -1, to = -1;
static int times;

__attribute__((constructor)) static void begin(void)
{
    char path[4096];
    const char *said = getenv("BADSECTOR"), *often = getenv("BADSECTOR_TIMES");
    times = often ? atoi(often) : 0;
    if (!said || sscanf(said, "%4095s %lld %lld", path, &from, &to) < 1 || stat(path, &bad))
        bad.st_ino = 0;
}

static int is_it(int handle)
{
    struct stat this;
    return bad.st_ino && !fstat(handle, &this) && this.st_ino == bad.st_ino && this.st_dev == bad.st_dev;
}

static int is_bad(int handle, off_t at, size_t count)
{
    if (from < 0 || at >= to || at + (long long)count <= from || !is_it(handle))
        return 0;
    errno = EIO;
    return 1;
}

ssize_t read(int handle, void *data, size_t count)
{
    return is_bad(handle, from < 0 ? 0 : lseek(handle, 0, SEEK_CUR), count) ? -1 : REAL(read)(handle, data, count);
}

ssize_t pread(int handle, void *data, size_t count, off_t at)
{
    return is_bad(handle, at, count) ? -1 : REAL(pread)(handle, data, count, at);
}

ssize_t pread64(int handle, void *data, size_t count, off64_t at)
{
    return is_bad(handle, at, count) ? -1 : REAL(pread64)(handle, data, count, at);
}

static int fails(int handle)
{
    if (from >= 0 || times <= 0 || !is_it(handle))
        return 0;
    times--;
    errno = EIO;
    return 1;
}

int fsync(int handle)
{
    return fails(handle) ? -1 : REAL(fsync)(handle);
}

int fdatasync(int handle)
{
    return fails(handle) ? -1 : REAL(fdatasync)(handle);
}
