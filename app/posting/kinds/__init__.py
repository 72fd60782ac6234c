"""One module per kind of transaction: what it needs to know, and how the books judge it.

The payload of each kind, as it stands in the envelope's bytes for ever. `?`: may be left out; `+`: stands in
`extra`, of the header or of a line. `head` is document? and reason?, which hold for every line that says none
itself, and read? (what the device read: text, symbology, device, count). `goods` is item, quantity (10⁻⁶ of
the base unit, positive), evidence, and lot? serial? expiry? document? document_line? reason? cost? +weight?.
`from` and `to` are cells: location, status? (blank: available), owner? (blank: ours), unit?. Costs and prices
are decimal text per base unit, amounts in 10⁻⁴ currency unit, `weight` and `per` in 10⁻⁶, `size` in bytes;
days are ISO. The first envelope of an outbox that goes on for another names that one: +continues.

    kind           | header                               | each line
    record         | table key body                       |
    period         | month state                          |
    clear          | exception part reason                |
    reverse        | head reverses                        |
    receive        | head +supplier? +delivery? +notice?  | goods to +code?
    opening        | head                                 | goods to
    produce        | head                                 | goods to
    move           | head                                 | goods from to
    pick           | head                                 | goods from to +substitute_for?
    pack           | head                                 | goods from to
    move-unit      | head +unit +location? +parent?       |
    close-unit     | head +unit +type?                    |
    open-unit      | head +unit                           |
    count          | head +location? +item?               | goods from? to?
    adjust         | head                                 | goods from? to?
    issue          | head                                 | goods from
    scrap          | head                                 | goods from
    donate         | head                                 | goods from
    ship           | head +unit? +tracking?               | goods from +price? +currency?
    sell           | head                                 | goods from +price? +currency?
    transfer-out   | head                                 | goods from
    transfer-in    | head                                 | goods from? to
    transfer-lost  | head                                 | goods
    return         | head                                 | goods to +sale? +sale_line? +customer?
    return-refused | head                                 | goods from +sale? +sale_line? +customer?
    accept         | head                                 | goods from to +price? +currency?
    disown         | head                                 | goods from to
    vendor-return  | head                                 | goods from
    convert        | head                                 | goods from? to?
    build          | head                                 | goods from? to?
    break          | head                                 | goods from? to?
    close-document | head +table                          | goods
    reopen         | head                                 |
    attach         | head +transaction +sha256 +size +media_type? +what? |
    hold           | head +rules +facts +unit? +parcel?   |
    clear-hold     | head +hold                           |
    invoice        | head                                 | goods +date? +currency? +receipt_rate? +per?
    freight        | head +outbound? +amount?             | goods +amount
    revalue        | head                                 | goods from
    refund         | head +amount +cash?                  |

Claims are asked of the books directly (app.posting.claim); this is the `request` in a claim's body.

    claim          | request                              | each line
    allocate       | document? documents? lines? site partial? | document line
    release        | document                             |
    reallocate     | lines site location lot? give_up?    | document line quantity?
    job            | name? names? take? done?             |
    sscc           | prefix                               |
"""
