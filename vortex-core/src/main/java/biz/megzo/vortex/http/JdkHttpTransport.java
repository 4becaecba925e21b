package biz.megzo.vortex.http;

import java.net.URI;
import java.time.Duration;

final class JdkHttpTransport implements HttpTransport {
  private final HttpTransportBuilder settings;

  JdkHttpTransport(HttpTransportBuilder settings) {
    this.settings = settings;
  }

  @Override
  public HttpAnswer send(HttpCall call) {
    if (!settings.allowed().permits(call.method(), call.path())) {
      throw new CallNotPermittedException(settings.account(), call);
    }
    return new HttpAnswer.NotSent(HttpAnswer.NotSent.Why.GAVE_UP, "no transport yet");
  }

  @Override
  public URI base() {
    return settings.base();
  }

  @Override
  public void block(Duration howLong, String reason) {}

  @Override
  public void refuse(String reason) {}

  @Override
  public void readmit() {}
}
