package biz.megzo.vortex.celro.fake;

/**
 * Who buys, and where: billing or delivery data of an order. Company fields are empty for a private
 * person.
 */
record Person(
    String name,
    String company,
    String cif,
    String regCom,
    String phone,
    String email,
    Place place) {

  /**
   * A postal address; in the capital the county is {@code Sector N} and the city {@code Bucuresti}.
   */
  record Place(String address, String city, String county, String zip) {}

  Person at(Place newPlace) {
    return new Person(name, company, cif, regCom, phone, email, newPlace);
  }

  String billedTo() {
    return company.isEmpty() ? name : company;
  }
}
