def test_x(crew, as_manager):
    with as_manager() as site:
        print(site)
    p = crew[""]
    p.go("")
    p.look("home")
    print(crew.problems)
