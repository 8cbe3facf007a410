// Nothing in here but the others say that these are sockets.
#include "client.h"
#include <unistd.h>

void refuse(int fd) {
    write(fd, "busy\n", 5);
//  ^^^^^^^^^^^^^^^^^^^^^^ unchecked-send: The result of `write` is dropped [fix]
//  ^^^^^^^^^^^^^^^^^^^^^^ unhandled-sigpipe: no file here ignores it
    close(fd);
}

void talk(struct client *client) {
    write(client->connection, "hello\n", 6);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unchecked-send: The result of `write` is dropped [fix]
}

void note(int fd) {
    write(fd, "busy\n", 5);
}
