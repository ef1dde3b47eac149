"""The way of goods from the sea to the consignee: where it begins, its links, what each line tells, where it ends."""
