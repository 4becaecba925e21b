package biz.megzo.vortex.panel.testing;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The serious and critical findings of axe on a page, and nothing else of what it could tell. */
public final class Axe {
  private static final String RUN =
      """
      async rules => {
        const only = rules.length ? { runOnly: { type: 'rule', values: rules } } : {};
        const how = { resultTypes: ['violations'], preload: false, iframes: false, selectors: false, ...only };
        how.rules = rules.length ? {} : { region: { enabled: false } }; // slow, never serious
        const most = ':nth-child(n + 16)'; // rows and rules after these are made as they are
        const part = { exclude: [['tbody > tr' + most], ['ol.rules > li' + most]] };
        const found = await axe.run(part, how);
        return found.violations
          .filter(rule => rule.impact === 'serious' || rule.impact === 'critical')
          .map(rule => rule.id + ': ' + rule.help + ' '
            + rule.nodes.map(node => node.html + ' ' + node.failureSummary).join(' | '));
      }""";

  private final String script = script();

  private static String script() {
    try (InputStream in = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Looks at a page.
   *
   * @param rules only these; all when there are none
   */
  public List<String> serious(Page page, String... rules) {
    if (page.evaluate("typeof axe").equals("undefined")) {
      page.evaluate(script);
    }
    List<?> found = (List<?>) page.evaluate(RUN, List.of(rules));
    return found.stream().map(String::valueOf).toList();
  }
}
