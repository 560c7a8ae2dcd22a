(* The scenario of tests/clients in OCaml (libvirt-ocaml). This binding has no snapshots. *)
module C = Libvirt.Connect
module D = Libvirt.Domain
module E = Libvirt.Event

let read path =
  let file = open_in_bin path in
  let text = really_input_string file (in_channel_length file) in
  close_in file;
  text

(* The name of the error that a call ends with. *)
let error call =
  try ignore (call ()); "none" with
  | Libvirt.Virterror { Libvirt.Virterror.code = Libvirt.Virterror.VIR_ERR_NO_DOMAIN; _ } -> "42"
  | Libvirt.Virterror error -> Libvirt.Virterror.to_string error

let () =
  E.register_default_impl ();
  let connection = C.connect ~name:"test:///default" () in
  Printf.printf "open: %s\n" (C.get_uri connection);
  let seen = ref [] in
  let on_event domain event =
    if D.get_name domain = "guest" then
      match event with
      | `Defined _ -> seen := "defined" :: !seen
      | `Started _ -> seen := "started" :: !seen
      | _ -> () in
  let registration = E.register_any connection (E.Lifecycle on_event) in
  let domain = D.define_xml connection (read Sys.argv.(1)) in
  Printf.printf "define: %s\n" (D.get_name domain);
  D.create domain;
  while List.length !seen < 2 do E.run_default_impl () done;
  Printf.printf "error of a missing domain: %s\n" (error (fun () -> D.lookup_by_name connection "nobody"));
  Printf.printf "events: %s\n" (String.concat " " (List.rev !seen));
  E.deregister_any connection registration;
  D.destroy domain;
  (* What was destroyed is not to be used any more, says the binding. *)
  D.undefine (D.lookup_by_name connection "guest");
  Printf.printf "undefine: %s\n"
    (if error (fun () -> D.lookup_by_name connection "guest") = "42" then "gone" else "there");
  C.close connection
