/* typed-parameters: building, reading and printing lists of named, typed values.
 *
 *     typed-parameters [URI [DOMAIN]]
 */
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <stdio.h>
#include <stdlib.h>

static void print(const virTypedParameter *parameter)
{
    printf("    %s = ", parameter->field);
    switch (parameter->type) {
    case VIR_TYPED_PARAM_INT: printf("%d\n", parameter->value.i); break;
    case VIR_TYPED_PARAM_UINT: printf("%u\n", parameter->value.ui); break;
    case VIR_TYPED_PARAM_LLONG: printf("%lld\n", parameter->value.l); break;
    case VIR_TYPED_PARAM_ULLONG: printf("%llu\n", parameter->value.ul); break;
    case VIR_TYPED_PARAM_DOUBLE: printf("%g\n", parameter->value.d); break;
    case VIR_TYPED_PARAM_BOOLEAN: printf("%s\n", parameter->value.b ? "yes" : "no"); break;
    case VIR_TYPED_PARAM_STRING: printf("%s\n", parameter->value.s); break;
    default: printf("of a type this program does not know\n");
    }
}

/* Lists grow as values are added: the library keeps the room, the program the pointer. */
static int build(void)
{
    virTypedParameterPtr list = NULL;
    int count = 0, room = 0, status = 1;
    unsigned long long speed = 0;
    const char *name = NULL;
    if (virTypedParamsAddString(&list, &count, &room, "name", "web") < 0 ||
        virTypedParamsAddULLong(&list, &count, &room, "bandwidth", 1ULL << 40) < 0 ||
        virTypedParamsAddBoolean(&list, &count, &room, "compressed", 1) < 0 ||
        virTypedParamsAddFromString(&list, &count, &room, "priority", VIR_TYPED_PARAM_INT, "-5") < 0)
        goto out;
    printf("built: %d\n", count);
    for (int i = 0; i < count; i++)
        print(&list[i]);
    /* 1: there, 0: not there, -1: there with another type. */
    printf("name: %d, bandwidth: %d, colour: %d\n", virTypedParamsGetString(list, count, "name", &name),
           virTypedParamsGetULLong(list, count, "bandwidth", &speed),
           virTypedParamsGetString(list, count, "colour", &name));
    if (virTypedParamsGetString(list, count, "bandwidth", &name) < 0)
        printf("refused: %s\n", virGetLastErrorMessage());
    status = 0;
out:
    virTypedParamsFree(list, count); /* the strings in it too */
    return status;
}

/* The older calls are asked twice: for how many there are, then for the values. */
static int scheduler(virDomainPtr domain)
{
    int count = 0;
    char *type = virDomainGetSchedulerType(domain, &count);
    if (!type)
        return 1;
    printf("scheduler %s: %d\n", type, count);
    free(type);
    virTypedParameterPtr list = calloc((size_t)count, sizeof(*list));
    int status = !list || virDomainGetSchedulerParameters(domain, list, &count) < 0;
    for (int i = 0; status == 0 && i < count; i++)
        print(&list[i]);
    virTypedParamsFree(list, status == 0 ? count : 0);
    return status;
}

/* The newer calls hand out a list for each domain. */
static int statistics(virConnectPtr connection)
{
    virDomainStatsRecordPtr *records = NULL;
    int count = virConnectGetAllDomainStats(connection, VIR_DOMAIN_STATS_STATE, &records, 0);
    if (count < 0)
        return 1;
    for (int i = 0; i < count; i++) {
        printf("%s: %d\n", virDomainGetName(records[i]->dom), records[i]->nparams);
        for (int j = 0; j < records[i]->nparams; j++)
            print(&records[i]->params[j]);
    }
    virDomainStatsRecordListFree(records);
    return 0;
}

static void quiet(void *data, virErrorPtr error)
{
    (void)data;
    (void)error;
}

int main(int argc, char **argv)
{
    virSetErrorFunc(NULL, quiet);
    virConnectPtr connection = virConnectOpen(argc > 1 ? argv[1] : "test:///default");
    virDomainPtr domain = connection ? virDomainLookupByName(connection, argc > 2 ? argv[2] : "test") : NULL;
    int status = domain ? build() | scheduler(domain) | statistics(connection) : 1;
    if (status != 0)
        fprintf(stderr, "failed: %s\n", virGetLastErrorMessage());
    if (domain)
        virDomainFree(domain);
    if (connection)
        virConnectClose(connection);
    return status;
}
