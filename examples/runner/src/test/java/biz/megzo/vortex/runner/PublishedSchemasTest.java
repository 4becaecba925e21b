package biz.megzo.vortex.runner;

import static org.assertj.core.api.Assertions.assertThat;

import biz.megzo.vortex.celro.CelRo;
import biz.megzo.vortex.celro.CelRoConfig;
import biz.megzo.vortex.connector.CatalogSource;
import biz.megzo.vortex.connector.Connector;
import biz.megzo.vortex.connector.ConnectorContext;
import biz.megzo.vortex.connector.OfferSink;
import biz.megzo.vortex.connector.OrderRecorder;
import biz.megzo.vortex.connector.OrderSource;
import biz.megzo.vortex.mapping.MappingConfig;
import biz.megzo.vortex.memory.InMemoryStore;
import biz.megzo.vortex.model.LinkId;
import biz.megzo.vortex.rules.Field;
import biz.megzo.vortex.rules.FieldSchema;
import biz.megzo.vortex.rules.Profile;
import biz.megzo.vortex.smartbill.SmartBill;
import biz.megzo.vortex.smartbill.SmartBillConfig;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The fields that rules are checked against are those that the connectors publish. */
class PublishedSchemasTest {
  private final InMemoryStore store = new InMemoryStore();
  private final ConnectorContext context =
      new ConnectorContext(
          LinkId.of("shop-1"), InstantSource.system(), store.accounts(), store.leases());
  private final Connector smartBill =
      SmartBill.connector(
              SmartBillConfig.builder("a@b.test", "t", "RO12345678").series("CEL").build())
          .open(context);
  private final Connector celRo =
      CelRo.connector(CelRoConfig.builder("u", "p").build()).open(context);
  private final MappingConfig standard = MappingConfig.standard();

  @Test
  void products_are_read_as_smartbill_publishes_them() {
    FieldSchema published = ((CatalogSource) smartBill).productSchema();
    assertSame(standard.source(Profile.PRODUCT), published);
    assertSame(standard.source(Profile.PRICE), published);
  }

  @Test
  void offers_and_prices_are_written_as_cel_ro_publishes_them() {
    assertSame(standard.target(Profile.PRODUCT), ((OfferSink) celRo).contentSchema());
    assertSame(standard.target(Profile.PRICE), ((OfferSink) celRo).priceSchema());
  }

  @Test
  void orders_are_read_and_written_as_both_publish_them() {
    assertSame(standard.source(Profile.ORDER), ((OrderSource) celRo).orderSchema());
    assertSame(standard.target(Profile.ORDER), ((OrderRecorder) smartBill).recordSchema());
  }

  private static void assertSame(FieldSchema ours, FieldSchema published) {
    assertThat(ours.name()).isEqualTo(published.name());
    assertThat(ours.openPrefix()).isEqualTo(published.openPrefix());
    assertThat(lines(ours)).containsExactlyInAnyOrderElementsOf(lines(published));
    for (Field field : published.fields()) {
      assertThat(field.english()).as(field.name()).isNotBlank();
      assertThat(field.romanian()).as(field.name()).isNotBlank();
      field
          .schema()
          .ifPresent(
              nested ->
                  assertSame(
                      ours.field(field.name()).flatMap(Field::schema).orElseThrow(), nested));
    }
  }

  private static List<String> lines(FieldSchema schema) {
    return schema.fields().stream()
        .map(
            field ->
                "%s %s %s max %d %s"
                    .formatted(
                        field.name(),
                        field.type(),
                        field.required() ? "required" : "optional",
                        field.maxLength(),
                        field.kind()))
        .toList();
  }
}
