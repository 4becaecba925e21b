package biz.megzo.vortex.smartbill.fake;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which {@code Accept} headers an endpoint can serve; for PDFs, {@code application/pdf} is not one.
 */
final class Accept {
  private static final Set<String> ANY = Set.of("*/*", "application/*");

  private Accept() {}

  static boolean allows(FakeRequest request, boolean pdf) {
    return types(request).stream()
        .anyMatch(
            type ->
                ANY.contains(type)
                    || type.equals("application/json")
                    || pdf && type.equals("application/octet-stream"));
  }

  /** The content type of a PDF mirrors what was asked for. */
  static String mirrored(FakeRequest request) {
    return types(request).stream()
        .filter(type -> type.equals("application/json"))
        .findFirst()
        .orElse("application/octet-stream");
  }

  private static List<String> types(FakeRequest request) {
    String header = String.join(",", request.headers().getOrDefault("accept", List.of("*/*")));
    return Arrays.stream(header.split(","))
        .map(type -> type.split(";")[0].strip().toLowerCase(Locale.ROOT))
        .toList();
  }
}
