"""The plain FastAPI version of two routes, which bench/serve.py measures beside the server.

It is what one would write first: a look-up by number and a comparison of names; the best passage of SQLite's full-text
search. It understands nothing, masks nothing, counts and writes down no attempt, keeps no conversation, and its
comparison of names would be no protection; all of this is in its favour.

Usage: fastapi_peer.py PASSAGES KNOWLEDGE… writes the passages of folders of Markdown; uvicorn serves `app` with the
variables PEER_ORDERS and PEER_PASSAGES naming the two databases.
"""

import os
import pathlib
import re
import sys

from fastapi import FastAPI, HTTPException
from pydantic import BaseModel
from sqlalchemy import create_engine, select, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, sessionmaker


class Base(DeclarativeBase):
    pass


class Order(Base):
    __tablename__ = "Commandes"
    id: Mapped[int] = mapped_column("Id", primary_key=True)
    number: Mapped[str] = mapped_column("NumeroCommande")
    customer: Mapped[str] = mapped_column("NomClient")
    status: Mapped[str] = mapped_column("Etat")
    ordered_on: Mapped[str] = mapped_column("DateCommandeDu")
    ships_by: Mapped[str | None] = mapped_column("DateExpeditionPrevue")
    product: Mapped[str] = mapped_column("Designation")
    quantity: Mapped[int] = mapped_column("NbExemplaires")


class OrderRequest(BaseModel):
    orderNumber: str
    surname: str


class OrderResponse(BaseModel):
    orderNumber: str
    customer: str
    product: str
    quantity: int
    orderedOn: str
    shipsBy: str | None
    status: str


class ChatRequest(BaseModel):
    message: str


class ChatReply(BaseModel):
    text: str
    title: str
    url: str


def sessions(variable):
    """Makes sessions on the database that a variable names."""
    # As many connections as FastAPI has threads for such routes: with the default of fifteen, requests wait for each other.
    return sessionmaker(create_engine(f"sqlite:///{os.environ.get(variable, ':memory:')}", pool_size=40))


orders = sessions("PEER_ORDERS")
passages = sessions("PEER_PASSAGES")
app = FastAPI()


@app.post("/api/order/track")
def track(request: OrderRequest) -> OrderResponse:
    with orders() as session:
        order = session.scalars(select(Order).where(Order.number == request.orderNumber)).first()
    if order is None or request.surname.casefold() not in order.customer.casefold():
        raise HTTPException(404, "No order matches this number and surname.")
    return OrderResponse(
        orderNumber=order.number, customer=order.customer, product=order.product, quantity=order.quantity,
        orderedOn=order.ordered_on, shipsBy=order.ships_by, status=order.status)


BEST = text("SELECT text, title, url FROM passages WHERE passages MATCH :words ORDER BY bm25(passages) LIMIT 1")


@app.post("/api/chat")
def chat(request: ChatRequest) -> ChatReply:
    words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", request.message))
    with passages() as session:
        best = session.execute(BEST, {"words": words or '""'}).first()
    if best is None:
        return ChatReply(text="The documents do not answer this.", title="", url="")
    return ChatReply(text=best.text, title=best.title, url=best.url)


def write_passages(path, *folders):
    """One passage for each heading of each document."""
    with create_engine(f"sqlite:///{path}").begin() as connection:
        connection.execute(text(
            "CREATE VIRTUAL TABLE passages USING fts5 (title, text, url UNINDEXED, tokenize='unicode61')"))
        for document in sorted(file for folder in folders for file in pathlib.Path(folder).rglob("*.md")):
            _, head, body = document.read_text(encoding="utf-8").split("---\n", 2)
            fields = dict(re.findall(r"^(\w+): (.+)$", head, re.MULTILINE))
            for passage in re.split(r"^(?=#+ )", body, flags=re.MULTILINE):
                if passage.strip():
                    connection.execute(
                        text("INSERT INTO passages VALUES (:title, :text, :url)"),
                        {"title": fields["title"], "text": passage.strip(), "url": fields.get("url", "")})


if __name__ == "__main__":
    write_passages(*sys.argv[1:])
