// The other half of the circle.
#include <sys/socket.h>
#include "ping.c"

ssize_t ping(int fd, const void *bytes, size_t length);

ssize_t pong(int fd, const void *bytes, size_t length) {
    if (length > 2000) return ping(fd, bytes, length);
    return send(fd, bytes, length, MSG_NOSIGNAL);
}

void answer(int fd) {
    ping(fd, "hello", 5);
//  ^^^^^^^^^^^^^^^^^^^^ unchecked-send [fix]
}
