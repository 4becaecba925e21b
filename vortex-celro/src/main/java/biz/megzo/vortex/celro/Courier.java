package biz.megzo.vortex.celro;

/**
 * A courier the marketplace knows; {@code id} is what a waybill made elsewhere is registered under.
 */
public record Courier(String id, String name) {}
