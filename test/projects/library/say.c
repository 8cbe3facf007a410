// A library of which no file does anything about SIGPIPE: whoever uses it must know.
#include <sys/socket.h>

int say(int fd, const char *text, size_t length) {
    return send(fd, text, length, 0) == (ssize_t)length;
//         ^^^^^^^^^^^^^^^^^^^^^^^^^ unhandled-sigpipe: no file here ignores it [fix]
}
