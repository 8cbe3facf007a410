// A program that takes care of SIGPIPE in another file.
#include <sys/socket.h>

void set_up_signals(void);

int main(void) {
    set_up_signals();
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    return send(fd, "a", 1, 0) == 1 ? 0 : 1;
}
