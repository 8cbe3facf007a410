// Each of two files wraps what the other one wraps, and includes it.
#include <sys/socket.h>
#include "pong.c"

ssize_t pong(int fd, const void *bytes, size_t length);

ssize_t ping(int fd, const void *bytes, size_t length) {
    if (length > 1000) return pong(fd, bytes, length);
    return send(fd, bytes, length, MSG_NOSIGNAL);
}

void say(int fd) {
    pong(fd, "hello", 5);
//  ^^^^^^^^^^^^^^^^^^^^ unchecked-send: The result of `pong` is dropped [fix]
}
