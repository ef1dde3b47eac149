"""What goods are and how much: species, tariff code, state and presentation, weight, live weight, money."""
