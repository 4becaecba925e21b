/** SPI for connectors: what an ERP, a channel, a courier or a payment system can do. */
@NullMarked
package biz.megzo.vortex.connector;

import org.jspecify.annotations.NullMarked;
