package biz.megzo.vortex.celro.fake;

/** One uploaded file. */
record FilePart(String name, String filename, String contentType, byte[] bytes) {}
