// What is called a socket here is one in the other file, and what that makes of it is known here.
#include "whole.h"
#include <stdint.h>
#include <sys/socket.h>

struct greeting {
    uint32_t magic;
    uint32_t version;
};

uint32_t version(int sock) {
    struct greeting greeting;
    read_whole(sock, (char *)&greeting, sizeof greeting);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unchecked-recv [fix]
    return greeting.version;
}

int64_t checked(int sock) {
    struct greeting greeting;
    if (send(sock, "?", 1, MSG_NOSIGNAL) != 1) return -1;
    if (read_whole(sock, (char *)&greeting, sizeof greeting) < 0) return -1;
    return greeting.version;
}
