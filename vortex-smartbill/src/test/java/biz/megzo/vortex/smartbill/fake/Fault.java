package biz.megzo.vortex.smartbill.fake;

/**
 * What goes wrong with one request. Decides whether and when the work is done, and what is said.
 */
interface Fault {
  Reply apply(FakeRequest request, Serving serving) throws InterruptedException;
}
