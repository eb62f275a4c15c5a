/* exec/num_float_n.h: the floating-point operators for one width; read by num_float.h with N, FN, FLOAT, OF, BITS, NANS,
 * SIGN, INF, NONCANONICAL and MATH defined. */
#define OP(name) NUM_PASTE(name, N)

/* syntax-nan */
/* True for a NaN of any sign and payload. */
static inline bool OP(is_nan)(FN z)
{
    return (z & ~SIGN) > INF;
}

/* op-fadd */
/* The sum, rounded. */
static inline FN OP(fadd)(FN z1, FN z2)
{
    FLOAT z = OF(z1) + OF(z2);
    return __builtin_expect(z == z, 1) ? BITS(z) : NANS(z1, z2);
}

/* op-fsub */
/* The difference, rounded. */
static inline FN OP(fsub)(FN z1, FN z2)
{
    FLOAT z = OF(z1) - OF(z2);
    return __builtin_expect(z == z, 1) ? BITS(z) : NANS(z1, z2);
}

/* op-fmul */
/* The product, rounded. */
static inline FN OP(fmul)(FN z1, FN z2)
{
    FLOAT z = OF(z1) * OF(z2);
    return __builtin_expect(z == z, 1) ? BITS(z) : NANS(z1, z2);
}

/* op-fdiv */
/* The quotient, rounded. */
static inline FN OP(fdiv)(FN z1, FN z2)
{
    FLOAT z = OF(z1) / OF(z2);
    return __builtin_expect(z == z, 1) ? BITS(z) : NANS(z1, z2);
}

/* op-fmin */
/* The lesser; -0 is less than +0. Of equal operands only zeros differ, in the sign bit. */
static inline FN OP(fmin)(FN z1, FN z2)
{
    FLOAT a = OF(z1), b = OF(z2);
    if (__builtin_expect(a != a || b != b, 0))
        return NANS(z1, z2);
    return a == b ? z1 | z2 : a < b ? z1 : z2;
}

/* op-fmax */
/* The greater; +0 is greater than -0. Of equal operands only zeros differ, in the sign bit. */
static inline FN OP(fmax)(FN z1, FN z2)
{
    FLOAT a = OF(z1), b = OF(z2);
    if (__builtin_expect(a != a || b != b, 0))
        return NANS(z1, z2);
    return a == b ? z1 & z2 : a > b ? z1 : z2;
}

/* op-fcopysign */
/* The first with the sign of the second, NaNs too. */
static inline FN OP(fcopysign)(FN z1, FN z2)
{
    return (z1 & ~SIGN) | (z2 & SIGN);
}

/* op-fabs */
/* With positive sign, NaNs too. */
static inline FN OP(fabs)(FN z)
{
    return z & ~SIGN;
}

/* op-fneg */
/* With the sign flipped, NaNs too. */
static inline FN OP(fneg)(FN z)
{
    return z ^ SIGN;
}

/* op-fsqrt */
/* The square root, rounded; there is a number for -0 but for nothing below. */
static inline FN OP(fsqrt)(FN z)
{
    FLOAT a = OF(z);
    return __builtin_expect(a >= 0, 1) ? BITS(MATH(sqrt)(a)) : NANS(z, z);
}

/* op-fceil */
/* The least integral value that is not less. */
static inline FN OP(fceil)(FN z)
{
    return __builtin_expect(OP(is_nan)(z), 0) ? NANS(z, z) : BITS(MATH(ceil)(OF(z)));
}

/* op-ffloor */
/* The greatest integral value that is not greater. */
static inline FN OP(ffloor)(FN z)
{
    return __builtin_expect(OP(is_nan)(z), 0) ? NANS(z, z) : BITS(MATH(floor)(OF(z)));
}

/* op-ftrunc */
/* The integral value next to it toward zero. */
static inline FN OP(ftrunc)(FN z)
{
    return __builtin_expect(OP(is_nan)(z), 0) ? NANS(z, z) : BITS(MATH(trunc)(OF(z)));
}

/* op-fnearest */
/* The nearest integral value, of two the even one: the C library's rint by the machine's rounding. */
static inline FN OP(fnearest)(FN z)
{
    return __builtin_expect(OP(is_nan)(z), 0) ? NANS(z, z) : BITS(MATH(rint)(OF(z)));
}

/* op-feq */
/* 1 if both are equal; zeros are, NaNs are not. */
static inline uint32_t OP(feq)(FN z1, FN z2)
{
    return OF(z1) == OF(z2);
}

/* op-fne */
/* 1 if both differ; NaNs do, zeros do not. */
static inline uint32_t OP(fne)(FN z1, FN z2)
{
    return OF(z1) != OF(z2);
}

/* op-flt */
/* 1 if the first is less; 0 with a NaN. */
static inline uint32_t OP(flt)(FN z1, FN z2)
{
    return OF(z1) < OF(z2);
}

/* op-fgt */
/* 1 if the first is greater; 0 with a NaN. */
static inline uint32_t OP(fgt)(FN z1, FN z2)
{
    return OF(z1) > OF(z2);
}

/* op-fle */
/* 1 if the first is less or equal; 0 with a NaN. */
static inline uint32_t OP(fle)(FN z1, FN z2)
{
    return OF(z1) <= OF(z2);
}

/* op-fge */
/* 1 if the first is greater or equal; 0 with a NaN. */
static inline uint32_t OP(fge)(FN z1, FN z2)
{
    return OF(z1) >= OF(z2);
}

/* op-fpmin */
/* The second if it is less than the first, else the first, whatever NaNs and zeros there are. */
static inline FN OP(fpmin)(FN z1, FN z2)
{
    return OP(flt)(z2, z1) ? z2 : z1;
}

/* op-fpmax */
/* The second if the first is less than it, else the first, whatever NaNs and zeros there are. */
static inline FN OP(fpmax)(FN z1, FN z2)
{
    return OP(flt)(z1, z2) ? z2 : z1;
}

/* op-fma */
/* Product and sum, rounded once. A NaN that is not canonical settles what nans_N may give, so two operands tell all. */
static inline FN OP(fma)(FN z1, FN z2, FN z3)
{
    FLOAT z = MATH(fma)(OF(z1), OF(z2), OF(z3));
    return __builtin_expect(z == z, 1) ? BITS(z) : NANS(z1, NONCANONICAL(z2) ? z2 : z3);
}

#undef OP
