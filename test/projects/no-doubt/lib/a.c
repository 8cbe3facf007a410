// No program around does anything about SIGPIPE; one file speaks for all.
#include <sys/socket.h>

int put_line(int fd, const char *text, size_t length) {
    return send(fd, text, length, 0) == (ssize_t)length;
//         ^^^^^^^^^^^^^^^^^^^^^^^^^ unhandled-sigpipe: a program with this file does not stop it [fix]
}
