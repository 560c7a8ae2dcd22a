/* stream-screenshot: what a domain's screen shows, received over a stream into a file.
 *
 *     stream-screenshot FILE [URI [DOMAIN]]
 */
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Takes what the stream brings. The first bytes are kept too: they say what kind of file it is. */
struct sink {
    FILE *file;
    char head[8];
    size_t size;
};

static int receive(virStreamPtr stream, const char *data, size_t length, void *opaque)
{
    (void)stream;
    struct sink *sink = opaque;
    if (sink->size < sizeof(sink->head)) {
        size_t rest = sizeof(sink->head) - sink->size;
        memcpy(sink->head + sink->size, data, length < rest ? length : rest);
    }
    sink->size += length;
    /* -1 makes the library abort the stream. */
    return fwrite(data, 1, length, sink->file) == length ? (int)length : -1;
}

static int save(virConnectPtr connection, virDomainPtr domain, const char *path)
{
    struct sink sink = {.file = fopen(path, "wb")};
    if (!sink.file) {
        perror(path);
        return 1;
    }
    virStreamPtr stream = virStreamNew(connection, 0);
    char *mime = stream ? virDomainScreenshot(domain, stream, 0, 0) : NULL;
    /* A stream that came to its end is finished, one that failed has been aborted. */
    int status = !mime || virStreamRecvAll(stream, receive, &sink) < 0 || virStreamFinish(stream) < 0;
    status |= fclose(sink.file) != 0;
    if (status == 0)
        printf("%s, %s\n", mime, memcmp(sink.head, "\x89PNG\r\n\x1a\n", 8) == 0 ? "and a PNG it is" : "whatever that is");
    if (stream)
        virStreamFree(stream);
    free(mime);
    return status;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fprintf(stderr, "usage: %s FILE [URI [DOMAIN]]\n", argv[0]);
        return 2;
    }
    virConnectPtr connection = virConnectOpen(argc > 2 ? argv[2] : "test:///default");
    virDomainPtr domain = connection ? virDomainLookupByName(connection, argc > 3 ? argv[3] : "test") : NULL;
    int status = domain ? save(connection, domain, argv[1]) : 1;
    if (domain)
        virDomainFree(domain);
    if (connection)
        virConnectClose(connection);
    return status;
}
