// A library with a binding: the runtime of the other language ignores the signal, and programs that use the library do not.
#include <sys/socket.h>

ssize_t talk(int server, const char *text, size_t length) {
    return send(server, text, length, 0);
//         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unhandled-sigpipe: no file here ignores it [fix]
}
