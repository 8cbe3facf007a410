// The lowest of three layers.
#include <sys/socket.h>

int net_send(int fd, const void *data, size_t size) {
    return send(fd, data, size, MSG_NOSIGNAL);
}
