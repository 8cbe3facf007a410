/*
 * Echo client: sends its arguments to the echo server and prints what comes back.
 *
 *   gcc -Wall -o client client.c && ./client 7777 hello
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int send_all(int server, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t sent = send(server, bytes, length, 0);
        if (sent == -1) {
            perror("send");
            return -1;
        }
        bytes += sent;
        length -= (size_t)sent;
    }
    return 0;
}

int main(int argc, char **argv) {
    if (argc < 3) {
        fprintf(stderr, "usage: client PORT TEXT\n");
        return EXIT_FAILURE;
    }
    signal(SIGPIPE, SIG_IGN);
    int server = socket(AF_INET, SOCK_STREAM, 0);
    if (server == -1) {
        perror("socket");
        return EXIT_FAILURE;
    }
    struct sockaddr_in address = {0};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons((unsigned short)atoi(argv[1]));
    if (connect(server, (struct sockaddr *)&address, sizeof(address)) == -1) {
        perror("connect");
        return EXIT_FAILURE;
    }

    char line[256];
    // BUG unchecked-recv, missing-read-timeout: after an error the zero goes to line[-1]; a silent server blocks this for ever.
    ssize_t received = recv(server, line, sizeof(line) - 1, 0);
    line[received] = '\0';
    printf("%s", line);

    if (send_all(server, argv[2], strlen(argv[2])) == -1) {
        return EXIT_FAILURE;
    }
    ssize_t echoed = recv(server, line, sizeof(line) - 1, 0);
    if (echoed <= 0) {
        fprintf(stderr, "the server did not answer\n");
        return EXIT_FAILURE;
    }
    printf("%.*s\n", (int)echoed, line);
    close(server);
    return EXIT_SUCCESS;
}
