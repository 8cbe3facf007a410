/*
 * Echo server: sends every byte back to the client that sent it, one client after the other.
 *
 *   gcc -Wall -o server server.c && ./server 7777
 *
 * It works on the desk. Each line marked BUG fails in the field; Sockeye underlines it.
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define BUFFER_SIZE 4096

static int open_listener(unsigned short port) {
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    if (listener == -1) {
        perror("socket");
        return -1;
    }
    int yes = 1;
    if (setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes)) == -1) {
        perror("setsockopt");
    }
    struct sockaddr_in address = {0};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    if (bind(listener, (struct sockaddr *)&address, sizeof(address)) == -1 || listen(listener, 16) == -1) {
        perror("bind or listen");
        close(listener);
        return -1;
    }
    return listener;
}

static void greet(int client) {
    const char *hello = "echo server ready\n";
    // BUG unchecked-send, unhandled-sigpipe: a client that is already gone is not noticed here, or kills the server.
    send(client, hello, strlen(hello), 0);
}

static void echo(int client) {
    char buffer[BUFFER_SIZE];
    for (;;) {
        // BUG unhandled-eof: when the client hangs up, this loop never ends and eats a whole core.
        ssize_t received = recv(client, buffer, sizeof(buffer), 0);
        if (received < 0) {
            perror("recv");
            return;
        }
        ssize_t sent = 0;
        while (sent < received) {
            ssize_t count = send(client, buffer + sent, received - sent, 0);
            if (count < 0) {
                perror("send");
                return;
            }
            sent += count;
        }
    }
}

int main(int argc, char **argv) {
    int listener = open_listener(argc > 1 ? (unsigned short)atoi(argv[1]) : 7777);
    if (listener == -1) {
        return EXIT_FAILURE;
    }
    for (;;) {
        int client = accept(listener, NULL, NULL);
        if (client == -1) {
            perror("accept");
            continue;
        }
        greet(client);
        echo(client);
        close(client);
    }
}
