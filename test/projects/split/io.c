// Reads and writes by the project's own names.
#include "io.h"
#include <sys/socket.h>

ssize_t io_put(int fd, const void *bytes, size_t size) {
    return send(fd, bytes, size, MSG_NOSIGNAL);
}

ssize_t io_get(int fd, void *bytes, size_t size) {
    return recv(fd, bytes, size, 0);
}

int io_put_or_say(int fd, const char *bytes, size_t size) {
    if (send(fd, bytes, size, MSG_NOSIGNAL) != (ssize_t)size) return -1;
    return 0;
}
