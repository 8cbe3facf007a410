#include <sys/types.h>

ssize_t io_put(int fd, const void *bytes, size_t size);
ssize_t io_get(int fd, void *bytes, size_t size);
int io_put_or_say(int fd, const char *bytes, size_t size);
