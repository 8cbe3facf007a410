// Has a function of its own with a name that is a wrapper elsewhere.
#include <stddef.h>

struct queue;
void queue_push(struct queue *queue, const void *item, size_t size);

static void net_send(struct queue *queue, const void *item, size_t size) {
    queue_push(queue, item, size);
}

static void hidden(struct queue *queue, const void *item, size_t size) {
    queue_push(queue, item, size);
}

void work(struct queue *queue) {
    net_send(queue, "item", 4);
    hidden(queue, "item", 4);
}
