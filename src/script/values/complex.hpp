#pragma once

#include "script/machine/eventually.hpp"
#include "script/values/value.hpp"

namespace looplane::script {

struct Complex {
  double real = 0;
  double imaginary = 0;
};

/// Instances of subclasses too.
struct ComplexObject : Object {
  Complex value;
  ComplexObject(Complex value, Type* type) : Object(Kind::complex_number, type), value(value) {}
};

// CPython's formulas (complexobject.c): std::complex rounds otherwise.
Complex complex_add(Complex a, Complex b);
Complex complex_subtract(Complex a, Complex b);
Complex complex_multiply(Complex a, Complex b);
/// By what is not zero.
Complex complex_divide(Complex a, Complex b);

Value complex_value(Machine& m, Complex value);
Eventually<Value> complex_power(Machine& m, Complex base, Complex exponent);

/// The operand as a complex number, when it is an int, float or complex; false otherwise. A
/// failure: the int is too large.
Eventually<bool> read_complex(Machine& m, const Value& value, Complex& result);

}  // namespace looplane::script
