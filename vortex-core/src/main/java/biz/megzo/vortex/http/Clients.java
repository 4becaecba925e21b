package biz.megzo.vortex.http;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's client, made anew when the TLS context changes, so that a renewed certificate counts.
 */
final class Clients {
  private final Duration connectTimeout;
  private final @Nullable Supplier<SSLContext> tls;
  private @Nullable HttpClient client;
  private @Nullable SSLContext madeWith;

  Clients(Duration connectTimeout, @Nullable Supplier<SSLContext> tls) {
    this.connectTimeout = connectTimeout;
    this.tls = tls;
  }

  /** The client to use now. What the TLS supplier throws comes through. */
  synchronized HttpClient current() {
    SSLContext context = tls == null ? null : tls.get();
    HttpClient usable = client;
    if (usable == null || context != madeWith) {
      usable = make(context);
      client = usable;
      madeWith = context;
    }
    return usable;
  }

  private HttpClient make(@Nullable SSLContext context) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(connectTimeout);
    return (context == null ? builder : builder.sslContext(context)).build();
  }
}
