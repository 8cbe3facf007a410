// Shows how the library is used, and says nothing about the programs that use it.
#include <stdlib.h>
#include <unistd.h>

struct peer;
int takes(struct peer *peer, char *buffer, size_t size);

int main(void) {
    char buffer[100];
    return takes(NULL, buffer, sizeof(buffer)) < 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
