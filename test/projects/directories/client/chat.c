// Part of the client alone, by its directory.
#include <sys/socket.h>

int say(int fd, const char *text, size_t length) {
    return send(fd, text, length, 0) == (ssize_t)length;
//         ^^^^^^^^^^^^^^^^^^^^^^^^^ unhandled-sigpipe: a program with this file does not stop it [fix]
}
