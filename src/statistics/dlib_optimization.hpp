#pragma once

// dlib's optimisers by their headers alone: without the BLAS and LAPACK that Debian's configuration of dlib asks for, and without
// its check at link time (the guard of test_for_odr_violations.h), which asks for dlib's compiled half.

#include <dlib/assert.h> // brings the configuration
#define DLIB_TEST_FOR_ODR_VIOLATIONS_H_
#undef DLIB_USE_BLAS
#undef DLIB_USE_LAPACK
#include <dlib/optimization.h>
