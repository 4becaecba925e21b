package biz.megzo.vortex.smartbill.fake;

import java.util.ArrayList;
import java.util.List;

/** Every request in the order of arrival. Thread-safe. */
final class Journal {
  /** The place of one request, until its answer is known. */
  final class Slot {
    private FakeRequest request;

    private Slot(FakeRequest request) {
      this.request = request;
    }

    void answered(int status) {
      synchronized (Journal.this) {
        request = request.answered(status);
      }
    }
  }

  private final List<Slot> slots = new ArrayList<>();

  synchronized Slot arrived(FakeRequest request) {
    var slot = new Slot(request);
    slots.add(slot);
    return slot;
  }

  synchronized List<FakeRequest> all() {
    return slots.stream().map(slot -> slot.request).toList();
  }

  synchronized void clear() {
    slots.clear();
  }
}
