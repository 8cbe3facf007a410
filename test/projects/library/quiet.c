// Asks for no signal itself.
#include <sys/socket.h>

int say_quietly(int fd, const char *text, size_t length) {
    return send(fd, text, length, MSG_NOSIGNAL) == (ssize_t)length;
}
