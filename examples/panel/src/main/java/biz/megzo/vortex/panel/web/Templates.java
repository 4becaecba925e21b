package biz.megzo.vortex.panel.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** Renders the templates that were compiled with the panel. Escapes everything. Thread-safe. */
final class Templates {
  private static final String PACKAGE = "biz.megzo.vortex.panel.template";

  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Templates.class.getClassLoader(), PACKAGE);

  byte[] render(String template, View view, Map<String, Object> parameters) {
    Map<String, Object> all = new HashMap<>(parameters);
    all.put("view", view);
    Utf8ByteOutput output = new Utf8ByteOutput();
    engine.render(template, all, output);
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(output.getContentLength());
      output.writeTo(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
