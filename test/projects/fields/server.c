// Puts sockets into records, and hands them to functions of other files.
#include "client.h"
#include <sys/socket.h>

int serve(int listener, struct client *client) {
    client->connection = accept(listener, NULL, NULL);
    if (client->connection == -1) return -1;
    int other = accept(listener, NULL, NULL);
    if (other == -1) return -1;
    refuse(other);
    return 0;
}
