"""Upload, confirm, totals: by the generated Python client, against the server at argv[1], with the picture argv[2]."""

import datetime
import pathlib
import sys

import tally_client

picture = pathlib.Path(sys.argv[2])
with tally_client.ApiClient(tally_client.Configuration(host=sys.argv[1])) as client:
    expenses = tally_client.ExpensesApi(client)
    readings = tally_client.ReadingApi(client).read_receipts(
        currency="USD", file=[(picture.name, picture.read_bytes())])
    result = readings.results[0]
    assert result.total.outcome in ("read", "unsure", "unreadable"), result
    draft = result.expense
    assert draft.status == "draft", draft

    change = tally_client.ExpenseChange(
        amount="44.31", currency="USD", var_date=datetime.date(2026, 11, 25), category="python")
    confirmed = expenses.confirm_expense(draft.id, expense_change=change)
    assert (confirmed.status, confirmed.amount_minor) == ("confirmed", 4431), confirmed

    totals = expenses.add_up_expenses(category="python").totals
    assert [(t.month, t.currency, t.amount_minor) for t in totals] == [("2026-11", "USD", 4431)], totals

    try:
        expenses.confirm_expense(draft.id, expense_change=tally_client.ExpenseChange(currency="XXXX"))
        raise AssertionError("a currency that there is not was taken")
    except tally_client.ApiException as refused:
        assert refused.status in (400, 422) and "urn:tally:problem:" in refused.body, refused
print("python: upload, confirm, totals and a problem are as they should be")
