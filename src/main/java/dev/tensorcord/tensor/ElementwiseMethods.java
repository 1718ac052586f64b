package dev.tensorcord.tensor;

import dev.tensorcord.tensor.op.Activations;
import dev.tensorcord.tensor.op.Arithmetic;
import dev.tensorcord.tensor.op.Functions;

/**
 * Element-wise ops as methods, for chains. Two tensors are broadcast against each other: lined up
 * at their last axes, where a size of 1 repeats; shapes that do not fit throw a {@link
 * dev.tensorcord.fault.Fault}. What each computes, its gradient and a snippet stand in its row.
 */
public interface ElementwiseMethods {
  /** The tensor itself. */
  Tensor self();

  /** This + b. See {@link Arithmetic#ADD}. */
  default Tensor add(Tensor b) {
    return Arithmetic.ADD.apply(self(), b);
  }

  /** This + b. See {@link Arithmetic#ADD}. */
  default Tensor add(double b) {
    return add(Tensors.like(self(), b));
  }

  /** This - b. See {@link Arithmetic#SUB}. */
  default Tensor sub(Tensor b) {
    return Arithmetic.SUB.apply(self(), b);
  }

  /** This - b. See {@link Arithmetic#SUB}. */
  default Tensor sub(double b) {
    return sub(Tensors.like(self(), b));
  }

  /** This · b. See {@link Arithmetic#MUL}. */
  default Tensor mul(Tensor b) {
    return Arithmetic.MUL.apply(self(), b);
  }

  /** This · b. See {@link Arithmetic#MUL}. */
  default Tensor mul(double b) {
    return mul(Tensors.like(self(), b));
  }

  /** This / b; of two int32 tensors, rounded down. See {@link Arithmetic#DIV}. */
  default Tensor div(Tensor b) {
    return Arithmetic.DIV.apply(self(), b);
  }

  /** This / b; of two int32 tensors, rounded down. See {@link Arithmetic#DIV}. */
  default Tensor div(double b) {
    return div(Tensors.like(self(), b));
  }

  /** This / b, rounded down. See {@link Arithmetic#FLOOR_DIV}. */
  default Tensor floorDiv(Tensor b) {
    return Arithmetic.FLOOR_DIV.apply(self(), b);
  }

  /** This / b, rounded down. See {@link Arithmetic#FLOOR_DIV}. */
  default Tensor floorDiv(double b) {
    return floorDiv(Tensors.like(self(), b));
  }

  /** What is left of this / b. See {@link Arithmetic#MOD}. */
  default Tensor mod(Tensor b) {
    return Arithmetic.MOD.apply(self(), b);
  }

  /** What is left of this / b. See {@link Arithmetic#MOD}. */
  default Tensor mod(double b) {
    return mod(Tensors.like(self(), b));
  }

  /** This to the power b. See {@link Arithmetic#POW}. */
  default Tensor pow(Tensor b) {
    return Arithmetic.POW.apply(self(), b);
  }

  /** This to the power b. See {@link Arithmetic#POW}. */
  default Tensor pow(double b) {
    return pow(Tensors.like(self(), b));
  }

  /** The larger of this and b. See {@link Arithmetic#MAXIMUM}. */
  default Tensor maximum(Tensor b) {
    return Arithmetic.MAXIMUM.apply(self(), b);
  }

  /** The larger of this and b. See {@link Arithmetic#MAXIMUM}. */
  default Tensor maximum(double b) {
    return maximum(Tensors.like(self(), b));
  }

  /** The smaller of this and b. See {@link Arithmetic#MINIMUM}. */
  default Tensor minimum(Tensor b) {
    return Arithmetic.MINIMUM.apply(self(), b);
  }

  /** The smaller of this and b. See {@link Arithmetic#MINIMUM}. */
  default Tensor minimum(double b) {
    return minimum(Tensors.like(self(), b));
  }

  /** (this - b)². See {@link Arithmetic#SQUARED_DIFFERENCE}. */
  default Tensor squaredDifference(Tensor b) {
    return Arithmetic.SQUARED_DIFFERENCE.apply(self(), b);
  }

  /** (this - b)². See {@link Arithmetic#SQUARED_DIFFERENCE}. */
  default Tensor squaredDifference(double b) {
    return squaredDifference(Tensors.like(self(), b));
  }

  /** The angle of the point (b, this). See {@link Arithmetic#ATAN2}. */
  default Tensor atan2(Tensor b) {
    return Arithmetic.ATAN2.apply(self(), b);
  }

  /** The angle of the point (b, this). See {@link Arithmetic#ATAN2}. */
  default Tensor atan2(double b) {
    return atan2(Tensors.like(self(), b));
  }

  /** -x. See {@link Functions#NEG}. */
  default Tensor neg() {
    return Functions.NEG.apply(self());
  }

  /** The absolute value |x|. See {@link Functions#ABS}. */
  default Tensor abs() {
    return Functions.ABS.apply(self());
  }

  /** -1, 0 or 1, as x is below, at or above 0. See {@link Functions#SIGN}. */
  default Tensor sign() {
    return Functions.SIGN.apply(self());
  }

  /** x². See {@link Functions#SQUARE}. */
  default Tensor square() {
    return Functions.SQUARE.apply(self());
  }

  /** The square root of x. See {@link Functions#SQRT}. */
  default Tensor sqrt() {
    return Functions.SQRT.apply(self());
  }

  /** 1 / √x. See {@link Functions#RSQRT}. */
  default Tensor rsqrt() {
    return Functions.RSQRT.apply(self());
  }

  /** 1 / x. See {@link Functions#RECIPROCAL}. */
  default Tensor reciprocal() {
    return Functions.RECIPROCAL.apply(self());
  }

  /** eˣ. See {@link Functions#EXP}. */
  default Tensor exp() {
    return Functions.EXP.apply(self());
  }

  /** eˣ - 1, exact near 0. See {@link Functions#EXPM1}. */
  default Tensor expm1() {
    return Functions.EXPM1.apply(self());
  }

  /** The natural logarithm of x. See {@link Functions#LOG}. */
  default Tensor log() {
    return Functions.LOG.apply(self());
  }

  /** log(1 + x), exact near 0. See {@link Functions#LOG1P}. */
  default Tensor log1p() {
    return Functions.LOG1P.apply(self());
  }

  /** The sine of x, in radians. See {@link Functions#SIN}. */
  default Tensor sin() {
    return Functions.SIN.apply(self());
  }

  /** The cosine of x, in radians. See {@link Functions#COS}. */
  default Tensor cos() {
    return Functions.COS.apply(self());
  }

  /** The tangent of x, in radians. See {@link Functions#TAN}. */
  default Tensor tan() {
    return Functions.TAN.apply(self());
  }

  /** The angle whose sine is x. See {@link Functions#ASIN}. */
  default Tensor asin() {
    return Functions.ASIN.apply(self());
  }

  /** The angle whose cosine is x. See {@link Functions#ACOS}. */
  default Tensor acos() {
    return Functions.ACOS.apply(self());
  }

  /** The angle whose tangent is x. See {@link Functions#ATAN}. */
  default Tensor atan() {
    return Functions.ATAN.apply(self());
  }

  /** (eˣ - e⁻ˣ) / 2. See {@link Functions#SINH}. */
  default Tensor sinh() {
    return Functions.SINH.apply(self());
  }

  /** (eˣ + e⁻ˣ) / 2. See {@link Functions#COSH}. */
  default Tensor cosh() {
    return Functions.COSH.apply(self());
  }

  /** The hyperbolic tangent: an S from -1 to 1. See {@link Functions#TANH}. */
  default Tensor tanh() {
    return Functions.TANH.apply(self());
  }

  /** 1 / (1 + e⁻ˣ): an S from 0 to 1. See {@link Functions#SIGMOID}. */
  default Tensor sigmoid() {
    return Functions.SIGMOID.apply(self());
  }

  /** log(1 + eˣ): relu with a round corner. See {@link Functions#SOFTPLUS}. */
  default Tensor softplus() {
    return Functions.SOFTPLUS.apply(self());
  }

  /** x where it is positive, else 0. See {@link Functions#RELU}. */
  default Tensor relu() {
    return Functions.RELU.apply(self());
  }

  /** x where it is positive, else eˣ - 1. See {@link Functions#ELU}. */
  default Tensor elu() {
    return Functions.ELU.apply(self());
  }

  /** Rounded down. See {@link Functions#FLOOR}. */
  default Tensor floor() {
    return Functions.FLOOR.apply(self());
  }

  /** Rounded up. See {@link Functions#CEIL}. */
  default Tensor ceil() {
    return Functions.CEIL.apply(self());
  }

  /** Rounded to the nearest whole number, halves to the even one. See {@link Functions#ROUND}. */
  default Tensor round() {
    return Functions.ROUND.apply(self());
  }

  /** This / b; 0 where b is 0. See {@link Arithmetic#DIV_NO_NAN}. */
  default Tensor divNoNan(Tensor b) {
    return Arithmetic.DIV_NO_NAN.apply(self(), b);
  }

  /** This / b; 0 where b is 0. See {@link Arithmetic#DIV_NO_NAN}. */
  default Tensor divNoNan(double b) {
    return divNoNan(Tensors.like(self(), b));
  }

  /** The number whose sinh is x. See {@link Functions#ASINH}. */
  default Tensor asinh() {
    return Functions.ASINH.apply(self());
  }

  /** The number whose cosh is x. See {@link Functions#ACOSH}. */
  default Tensor acosh() {
    return Functions.ACOSH.apply(self());
  }

  /** The number whose tanh is x. See {@link Functions#ATANH}. */
  default Tensor atanh() {
    return Functions.ATANH.apply(self());
  }

  /** The error function. See {@link Functions#ERF}. */
  default Tensor erf() {
    return Functions.ERF.apply(self());
  }

  /** x, but at least 0 and at most 6. See {@link Activations#RELU6}. */
  default Tensor relu6() {
    return Activations.RELU6.apply(self());
  }

  /** Scaled elu. See {@link Activations#SELU}. */
  default Tensor selu() {
    return Activations.SELU.apply(self());
  }

  /** log(sigmoid(x)). See {@link Activations#LOG_SIGMOID}. */
  default Tensor logSigmoid() {
    return Activations.LOG_SIGMOID.apply(self());
  }

  /** x where it is positive, else 0.2 · x. See {@link Activations#LEAKY_RELU}. */
  default Tensor leakyRelu() {
    return leakyRelu(0.2);
  }

  /** x where it is positive, else alpha · x. See {@link Activations#LEAKY_RELU}. */
  default Tensor leakyRelu(double alpha) {
    return Activations.LEAKY_RELU.apply(self(), new double[] {alpha});
  }

  /** x where it is positive, else alpha · x. See {@link Activations#PRELU}. */
  default Tensor prelu(Tensor alpha) {
    return Activations.PRELU.apply(self(), alpha);
  }

  /** 1 where x is positive, else 0. See {@link Activations#STEP}. */
  default Tensor step() {
    return step(0);
  }

  /** 1 where x is positive, else alpha. See {@link Activations#STEP}. */
  default Tensor step(double alpha) {
    return Activations.STEP.apply(self(), new double[] {alpha});
  }

  /** x, but at least min and at most max. See {@link Activations#clipByValue}. */
  default Tensor clipByValue(double min, double max) {
    return Activations.clipByValue(self(), min, max);
  }
}
