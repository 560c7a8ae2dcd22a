/* libvirt-common.h: typed parameters. */
#include <float.h>
#include <limits.h>

#include "check.h"

static virTypedParameterPtr params;
static int length, room;

#define LIST &params, &length, &room

static void clean(void)
{
    virTypedParamsFree(params, length);
    params = NULL;
    length = room = 0;
}

static void every_type(void)
{
    int i = 0, b = 0;
    unsigned int ui = 0;
    long long l = 0;
    unsigned long long ul = 0;
    double d = 0;
    const char *s = NULL;

    CHECK_INT(virTypedParamsAddInt(LIST, "i", INT_MIN), 0);
    CHECK_INT(virTypedParamsAddUInt(LIST, "ui", UINT_MAX), 0);
    CHECK_INT(virTypedParamsAddLLong(LIST, "l", LLONG_MIN), 0);
    CHECK_INT(virTypedParamsAddULLong(LIST, "ul", ULLONG_MAX), 0);
    CHECK_INT(virTypedParamsAddDouble(LIST, "d", DBL_MAX), 0);
    CHECK_INT(virTypedParamsAddBoolean(LIST, "b", 256), 0);
    CHECK_INT(virTypedParamsAddString(LIST, "s", "text"), 0);
    CHECK_INT(virTypedParamsAddString(LIST, "empty", NULL), 0);
    CHECK_INT(length, 8);
    CHECK(room >= length);

    CHECK_INT(virTypedParamsGetInt(params, length, "i", &i), 1);
    CHECK_INT(virTypedParamsGetUInt(params, length, "ui", &ui), 1);
    CHECK_INT(virTypedParamsGetLLong(params, length, "l", &l), 1);
    CHECK_INT(virTypedParamsGetULLong(params, length, "ul", &ul), 1);
    CHECK_INT(virTypedParamsGetDouble(params, length, "d", &d), 1);
    CHECK_INT(virTypedParamsGetBoolean(params, length, "b", &b), 1);
    CHECK_INT(virTypedParamsGetString(params, length, "s", &s), 1);
    CHECK(i == INT_MIN && ui == UINT_MAX && l == LLONG_MIN && ul == ULLONG_MAX && d == DBL_MAX && b == 1);
    CHECK_STR(s, "text");
    CHECK_INT(virTypedParamsGetString(params, length, "empty", &s), 1);
    CHECK_STR(s, "");
    CHECK_INT(virTypedParamsGetInt(params, length, "i", NULL), 1);
    CHECK(virTypedParamsGet(params, length, "l") == &params[2]);
    CHECK_INT(params[5].value.b, 1);
    clean();
}

static void looking_for_what_is_not_there(void)
{
    int i = 5;

    CHECK_INT(virTypedParamsAddInt(LIST, "i", 1), 0);
    CHECK_INT(virTypedParamsGetInt(params, length, "none", &i), 0);
    CHECK_INT(virGetLastErrorCode(), VIR_ERR_OK);
    CHECK_INT(virTypedParamsGetInt(NULL, 3, "i", &i), 0);
    CHECK_INT(virTypedParamsGetInt(params, length, NULL, &i), 0);
    CHECK_INT(virTypedParamsGetInt(params, 0, "i", &i), 0);
    CHECK_INT(i, 5);
    CHECK(virTypedParamsGet(params, length, "none") == NULL);
    CHECK(virTypedParamsGet(NULL, 1, "i") == NULL);
    CHECK(virTypedParamsGet(params, length, NULL) == NULL);
    if (!check_original()) {
        /* What only ours promises. */
        CHECK(virTypedParamsGet(params, -1, "none") == NULL);
        memset(params[0].field, 'n', sizeof(params[0].field));
        CHECK(virTypedParamsGet(params, length, "n") == NULL);
    }
    clean();
}

static void another_type(void)
{
    const char *s;
    double d;

    CHECK_INT(virTypedParamsAddULLong(LIST, "p", 1), 0);
    CHECK_FAILS(virTypedParamsGetString(params, length, "p", &s), -1, VIR_ERR_INVALID_ARG, VIR_FROM_NONE,
                "invalid argument: Invalid type 'string' requested for parameter 'p', actual type is 'ullong'");
    CHECK_FAILS(virTypedParamsGetBoolean(params, length, "p", NULL), -1, VIR_ERR_INVALID_ARG, VIR_FROM_NONE,
                "invalid argument: Invalid type 'boolean' requested for parameter 'p', actual type is 'ullong'");
    params[0].type = 0;
    CHECK_FAILS(virTypedParamsGetDouble(params, length, "p", &d), -1, VIR_ERR_INVALID_ARG, VIR_FROM_NONE,
                "invalid argument: Invalid type 'double' requested for parameter 'p', actual type is 'unknown'");
    params[0].type = 8;
    CHECK_FAILS(virTypedParamsGetUInt(params, length, "p", NULL), -1, VIR_ERR_INVALID_ARG, VIR_FROM_NONE,
                "invalid argument: Invalid type 'uint' requested for parameter 'p', actual type is '(null)'");
    CHECK_STR(virGetLastError()->str1, "invalid argument: %1$s");
    CHECK_INT(virGetLastError()->int1, -1);
    clean();
}

static void long_names(void)
{
    char name[VIR_TYPED_PARAM_FIELD_LENGTH + 1], message[200];

    memset(name, 'n', sizeof(name));
    name[VIR_TYPED_PARAM_FIELD_LENGTH] = '\0';
    snprintf(message, sizeof(message), "internal error: Field name '%s' too long", name);
    CHECK_FAILS(virTypedParamsAddInt(LIST, name, 1), -1, VIR_ERR_INTERNAL_ERROR, VIR_FROM_NONE, message);
    CHECK_FAILS(virTypedParamsAddString(LIST, name, "x"), -1, VIR_ERR_INTERNAL_ERROR, VIR_FROM_NONE, message);
    CHECK_FAILS(virTypedParamsAddFromString(LIST, name, 99, "x"), -1, VIR_ERR_INTERNAL_ERROR, VIR_FROM_NONE, message);
    CHECK_INT(length, 0);
    name[VIR_TYPED_PARAM_FIELD_LENGTH - 1] = '\0';
    CHECK_INT(virTypedParamsAddInt(LIST, name, 1), 0);
    CHECK(virTypedParamsGet(params, length, name) == params);
    clean();
}

static void bad_text(int type, const char *text, const char *message)
{
    CHECK_FAILS(virTypedParamsAddFromString(LIST, "f", type, text), -1, VIR_ERR_INVALID_ARG, VIR_FROM_NONE, message);
}

#define INVALID "invalid argument: Invalid value for field 'f': expected "

static void numbers_from_text(void)
{
    const char *bad[] = {"", " ", "-", "+", "x", "1x", "1 ", "0x10", "--1", "+-1", "1.5", "99999999999999999999"};
    size_t n;

    CHECK_INT(virTypedParamsAddFromString(LIST, "a", VIR_TYPED_PARAM_INT, " \t\n\v\f\r-2147483648"), 0);
    CHECK_INT(virTypedParamsAddFromString(LIST, "b", VIR_TYPED_PARAM_UINT, "-1"), 0);
    CHECK_INT(virTypedParamsAddFromString(LIST, "c", VIR_TYPED_PARAM_LLONG, "-9223372036854775808"), 0);
    CHECK_INT(virTypedParamsAddFromString(LIST, "d", VIR_TYPED_PARAM_ULLONG, "-1"), 0);
    CHECK_INT(virTypedParamsAddFromString(LIST, "e", VIR_TYPED_PARAM_INT, "+007"), 0);
    CHECK_INT(virTypedParamsAddFromString(LIST, "f", VIR_TYPED_PARAM_UINT, "-4294967295"), 0);
    CHECK_INT(length, 6);
    if (length == 6) {
        CHECK_INT(params[0].value.i, INT_MIN);
        CHECK_INT(params[1].value.ui, UINT_MAX);
        CHECK(params[2].value.l == LLONG_MIN);
        CHECK(params[3].value.ul == ULLONG_MAX);
        CHECK_INT(params[4].value.i, 7);
        CHECK_INT(params[5].value.ui, 1);
    }
    for (n = 0; n < sizeof(bad) / sizeof(*bad); n++) {
        bad_text(VIR_TYPED_PARAM_INT, bad[n], INVALID "int");
        bad_text(VIR_TYPED_PARAM_UINT, bad[n], INVALID "unsigned int");
        bad_text(VIR_TYPED_PARAM_LLONG, bad[n], INVALID "long long");
        bad_text(VIR_TYPED_PARAM_ULLONG, bad[n], INVALID "unsigned long long");
    }
    bad_text(VIR_TYPED_PARAM_INT, "2147483648", INVALID "int");
    bad_text(VIR_TYPED_PARAM_UINT, "4294967296", INVALID "unsigned int");
    bad_text(VIR_TYPED_PARAM_UINT, "-4294967296", INVALID "unsigned int");
    bad_text(VIR_TYPED_PARAM_LLONG, "9223372036854775808", INVALID "long long");
    clean();
}

static void other_types_from_text(void)
{
    const char *truths[] = {"1", "true", "TRUE", "0", "false", "False"};
    int n;

    CHECK_INT(virTypedParamsAddFromString(LIST, "d", VIR_TYPED_PARAM_DOUBLE, " 0x1p4"), 0);
    CHECK_INT(virTypedParamsAddFromString(LIST, "e", VIR_TYPED_PARAM_DOUBLE, "-1.5e3"), 0);
    CHECK_INT(virTypedParamsAddFromString(LIST, "inf", VIR_TYPED_PARAM_DOUBLE, "inf"), 0);
    CHECK_INT(virTypedParamsAddFromString(LIST, "s", VIR_TYPED_PARAM_STRING, ""), 0);
    CHECK_INT(length, 4);
    if (length == 4) {
        CHECK(params[0].value.d == 16.0 && params[1].value.d == -1500.0 && params[2].value.d > DBL_MAX);
        CHECK_STR(params[3].value.s, "");
    }
    for (n = 0; n < 6; n++) {
        CHECK_INT(virTypedParamsAddFromString(LIST, "b", VIR_TYPED_PARAM_BOOLEAN, truths[n]), 0);
        CHECK_INT(params[length - 1].value.b, n < 3);
    }
    bad_text(VIR_TYPED_PARAM_DOUBLE, "1,5", INVALID "double");
    bad_text(VIR_TYPED_PARAM_DOUBLE, "1e999", INVALID "double");
    bad_text(VIR_TYPED_PARAM_DOUBLE, "", INVALID "double");
    bad_text(VIR_TYPED_PARAM_BOOLEAN, "yes", "invalid argument: Invalid boolean value for field 'f'");
    bad_text(VIR_TYPED_PARAM_BOOLEAN, "", "invalid argument: Invalid boolean value for field 'f'");
    bad_text(VIR_TYPED_PARAM_INT, NULL, "invalid argument: NULL value for field 'f'");
    CHECK_FAILS(virTypedParamsAddFromString(LIST, "f", 0, "1"), -1, VIR_ERR_INTERNAL_ERROR, VIR_FROM_NONE,
                "internal error: unexpected type 0 for field f");
    CHECK_FAILS(virTypedParamsAddFromString(LIST, "f", 8, "1"), -1, VIR_ERR_INTERNAL_ERROR, VIR_FROM_NONE,
                "internal error: unexpected type 8 for field f");
    clean();
}

static void lists_of_strings(void)
{
    const char *values[] = {"one", "two", NULL};
    const char *s = NULL;

    CHECK_INT(virTypedParamsAddStringList(LIST, "s", values), 0);
    CHECK_INT(virTypedParamsAddStringList(LIST, "s", NULL), 0);
    CHECK_INT(length, 2);
    CHECK_INT(virTypedParamsGetString(params, length, "s", &s), 1);
    CHECK_STR(s, "one");
    CHECK_STR(params[1].value.s, "two");
    /* The original fails without an error where there is nothing to add. */
    CHECK_INT(virTypedParamsAddStringList(LIST, "s", values + 2), check_original() ? -1 : 0);
    clean();
}

static void growing(void)
{
    char name[20];
    int n, value = -1;

    for (n = 0; n < 1000; n++) {
        snprintf(name, sizeof(name), "n%d", n);
        if (virTypedParamsAddInt(LIST, name, n) < 0)
            break;
    }
    CHECK_INT(length, 1000);
    CHECK(virTypedParamsGetInt(params, length, "n0", &value) == 1 && value == 0);
    CHECK(virTypedParamsGetInt(params, length, "n999", &value) == 1 && value == 999);
    if (!check_original()) {
        /* An array from elsewhere, whose room is not known: the original forgets what it holds. */
        room = 0;
        CHECK_INT(virTypedParamsAddInt(LIST, "more", 1), 0);
        CHECK(virTypedParamsGetInt(params, length, "n999", &value) == 1 && value == 999);
    }
    clean();
}

static void clearing(void)
{
    virTypedParameter own[2];

    memset(own, 0, sizeof(own));
    own[0].type = VIR_TYPED_PARAM_STRING;
    own[0].value.s = strdup("text");
    own[1].type = VIR_TYPED_PARAM_INT;
    own[1].value.i = 7;
    virTypedParamsClear(own, 2);
    CHECK(own[0].value.s == NULL);
    CHECK_INT(own[1].value.i, 7);
    virTypedParamsClear(NULL, 2);
    virTypedParamsFree(NULL, 2);
}

static void misuse(void)
{
    static const char *const pointers[] = { "params", "nparams", "maxparams", "name" };

    /* What only ours promises. */
    if (check_original())
        return;
    /* Each pointer of the signature in turn is left out. */
    for (int out = 0; out < 4; out++) {
        char message[80];

        snprintf(message, sizeof(message), "%s in virTypedParamsAddInt must not be NULL", pointers[out]);
        CHECK_FAILS(virTypedParamsAddInt(out == 0 ? NULL : &params, out == 1 ? NULL : &length,
                                         out == 2 ? NULL : &room, out == 3 ? NULL : "i", 1),
                    -1, VIR_ERR_INVALID_ARG, VIR_FROM_NONE, message);
    }
    length = -1;
    CHECK_FAILS(virTypedParamsAddInt(LIST, "i", 1), -1, VIR_ERR_INVALID_ARG, VIR_FROM_NONE,
                "nparams in virTypedParamsAddInt must be zero or greater");
    virTypedParamsClear(params, -1);
    length = 0;
    room = 5;
    CHECK_INT(virTypedParamsAddInt(LIST, "i", 1), -1);
    CHECK_INT(virGetLastErrorCode(), VIR_ERR_INVALID_ARG);
    CHECK(params == NULL && length == 0);
}

int main(void)
{
    check_begin();
    every_type();
    looking_for_what_is_not_there();
    another_type();
    long_names();
    numbers_from_text();
    other_types_from_text();
    lists_of_strings();
    growing();
    clearing();
    misuse();
    return check_end();
}
